import { readFileSync } from 'node:fs';
import path from 'node:path';
import { functionKeys, functionNames, type FunctionName } from '../../cloudfunctions/shared/function-keys';
import { FUNCTION_RUNTIME, functionSettings } from '../../cloudfunctions/shared/function-settings';
import { collections } from '../../server/data/collections';
import { phoneRules } from '../../server/data/permissions';
import type { AccountFile } from './account-file';
import { canonical, type CollectionState, type EnvironmentState, type FunctionState } from './state';

const root = path.resolve(__dirname, '../..');
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as unknown;

/** Settings that are not for every function (cloudfunctions/README.md). */
const SETTINGS_OF: Readonly<Record<string, readonly FunctionName[]>> = {
  SUBSCRIBE_TEMPLATES: ['api', 'jobs'],
  SMS_TEMPLATE: ['api'],
  FACE_LIMITS: ['face'],
  SET_UP_KEY: ['jobs'],
};

/** What a function finds in its environment: its own keys, and the settings that it reads. */
function environmentOf(name: FunctionName, { keys, settings }: AccountFile): Record<string, string> {
  const given = Object.entries(keys).filter(([key]) => functionKeys[name].some((own) => own === key));
  const read = Object.entries(settings).filter(
    ([setting, value]) => value !== '' && (SETTINGS_OF[setting]?.includes(name) ?? true),
  );
  return Object.fromEntries([...given, ...read]);
}

/** The timers of a function, as its `config.json` has them. */
function timersOf(name: FunctionName): Record<string, string> {
  const { triggers = [] } = json(`cloudfunctions/${name}/config.json`) as {
    triggers?: { name: string; type: string; config: string }[];
  };
  return Object.fromEntries(triggers.map((timer) => [timer.name, timer.config]));
}

function functionState(name: FunctionName, file: AccountFile): FunctionState {
  const { memoryMegabytes, timeoutSeconds } = functionSettings[name];
  return {
    runtime: FUNCTION_RUNTIME,
    memoryMegabytes,
    timeoutSeconds,
    environment: environmentOf(name, file),
    timers: timersOf(name),
  };
}

function collectionStates(): Record<string, CollectionState> {
  return Object.fromEntries(
    Object.entries(collections).map(([name, indexes]) => [
      name,
      {
        indexes: Object.fromEntries(
          indexes.map(({ name: index, fields, unique = false }) => [
            index,
            { keys: fields.map(({ path: field, order }) => (order === 1 ? field : `-${field}`)), unique },
          ]),
        ),
        rule: canonical(phoneRules[name as keyof typeof phoneRules]),
      },
    ]),
  );
}

/** The rule for functions that follows from who may call them. `cloud/functions.rules.json` is that, for whoever enters it by hand. */
export function declaredFunctionRule(): string {
  const own = functionNames.flatMap((name): [string, { invoke: boolean }][] => {
    const { callableByPhone, callableByAnybody } = functionSettings[name];
    if (callableByAnybody) return [[name, { invoke: true }]];
    return callableByPhone ? [] : [[name, { invoke: false }]];
  });
  return canonical({ '*': { invoke: 'auth != null' }, ...Object.fromEntries(own) });
}

/** What an environment has to be. `file` gives keys and settings. */
export function declaredState(file: AccountFile): EnvironmentState {
  return {
    collections: collectionStates(),
    functions: Object.fromEntries(functionNames.map((name) => [name, functionState(name, file)])),
    functionRule: declaredFunctionRule(),
    storageRule: canonical(json('cloud/storage.rules.json')),
  };
}
