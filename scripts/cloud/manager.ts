import type { CloudAccount, Upload } from './account';
import type { Step } from './plan';
import { canonical, type CollectionState, type EnvironmentState, type FunctionState, type IndexState } from './state';

/**
 * The little of `@cloudbase/manager-node` 5.6.5 that is used, as its typings and documentation describe it. Not tried against a real
 * account. Whatever an account turns out to answer otherwise is mended here.
 */
export interface Manager {
  database: {
    listCollections(page: {
      MgoLimit: number;
      MgoOffset: number;
    }): Promise<{ Collections: { CollectionName: string }[] }>;
    describeCollection(name: string): Promise<{
      Indexes?: { Name: string; Keys: { Name?: string; Direction?: string }[]; Unique: boolean }[];
    }>;
    createCollectionIfNotExists(name: string): Promise<unknown>;
    updateCollection(
      name: string,
      changes: {
        CreateIndexes?: {
          IndexName: string;
          MgoKeySchema: { MgoIndexKeys: { Name: string; Direction: string }[]; MgoIsUnique: boolean };
        }[];
        DropIndexes?: { IndexName: string }[];
      },
    ): Promise<unknown>;
  };
  permission: {
    describeResourcePermission(of: {
      resourceType: 'collection' | 'function';
      resources?: string[];
    }): Promise<{ Data: { PermissionList: { Resource?: string; Permission?: string; SecurityRule?: string }[] } }>;
    modifyResourcePermission(of: {
      resourceType: 'collection' | 'function';
      resource?: string;
      permission: 'CUSTOM';
      securityRule: string;
    }): Promise<unknown>;
  };
  storage: {
    getStorageAcl(options: { withRule: true }): Promise<{ acl: string; rule?: object }>;
    setStorageAcl(acl: 'CUSTOM', rule: { read: string | boolean; write: string | boolean }): Promise<unknown>;
  };
  functions: {
    listFunctions(limit: number, offset: number): Promise<Record<string, string>[]>;
    getFunctionDetail(name: string): Promise<{
      Runtime: string;
      MemorySize: number;
      Timeout: number;
      Environment: { Variables: { Key: string; Value: string }[] };
      Triggers: { TriggerName: string; TriggerDesc: string; Type: string }[];
    }>;
    createFunction(options: {
      func: {
        name: string;
        runtime: string;
        handler: string;
        memorySize: number;
        timeout: number;
        envVariables: Record<string, string>;
        installDependency: boolean;
      };
      functionRootPath: string;
    }): Promise<unknown>;
    /** Whatever can be changed later: the runtime cannot. */
    updateFunctionConfig(settings: {
      name: string;
      memorySize: number;
      timeout: number;
      envVariables: Record<string, string>;
    }): Promise<unknown>;
    createFunctionTriggers(name: string, triggers: { name: string; type: string; config: string }[]): Promise<unknown>;
    deleteFunctionTrigger(name: string, trigger: string): Promise<unknown>;
    invokeFunction(name: string, event: object): Promise<{ RetMsg?: string }>;
  };
  hosting: { uploadFiles(options: { localPath: string; cloudPath: string }): Promise<unknown> };
}

/** The little of `miniprogram-ci` 2.1.42: it takes the open APIs that `config.json` asks for along with the code. */
export interface Uploader {
  uploadFunction(name: string, folder: string): Promise<void>;
  uploadMiniprogram(version: string, note: string): Promise<void>;
}

const FUNCTIONS_FOLDER = 'dist/cloudfunctions';

/** Lists are read in pages of this size. */
const PAGE = 100;

async function allPages<Row>(read: (offset: number) => Promise<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await read(rows.length);
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

/** Indexes that the cloud makes by itself. */
const OWN_INDEX = /^_(id|openid)_?(_?1)?_?$/;

const keyOf = ({ Name = '', Direction = '1' }: { Name?: string; Direction?: string }): string =>
  Direction === '-1' ? `-${Name}` : Name;

/** Rules are texts of JSON; what is none is shown as it is. */
function ruleOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    return canonical(JSON.parse(text));
  } catch {
    return text;
  }
}

/** A timer is described by its cron, or by JSON around it. */
function cronOf(description: string): string {
  const [, cron] = /"cron"\s*:\s*"([^"]+)"/.exec(description) ?? [];
  return cron ?? description;
}

export class ManagedAccount implements CloudAccount {
  constructor(
    private readonly manager: Manager,
    private readonly uploader: Uploader,
  ) {}

  async read(): Promise<EnvironmentState> {
    const [functions, functionRule, storageRule] = [
      await this.#functions(),
      await this.#functionRule(),
      await this.#storageRule(),
    ];
    return { collections: await this.#collections(), functions, functionRule, storageRule };
  }

  async #collections(): Promise<Record<string, CollectionState>> {
    const { database, permission } = this.manager;
    const names = await allPages(async (offset) => {
      const { Collections } = await database.listCollections({ MgoLimit: PAGE, MgoOffset: offset });
      return Collections.map(({ CollectionName }) => CollectionName);
    });
    const rules = new Map<string, string | undefined>();
    for (let from = 0; from < names.length; from += PAGE) {
      const asked = { resourceType: 'collection' as const, resources: names.slice(from, from + PAGE) };
      const { Data } = await permission.describeResourcePermission(asked);
      for (const { Resource = '', SecurityRule } of Data.PermissionList) rules.set(Resource, ruleOf(SecurityRule));
    }
    const states: Record<string, CollectionState> = {};
    // One after the other: the cloud's own interface takes few requests a second.
    for (const name of names) states[name] = { indexes: await this.#indexes(name), rule: rules.get(name) };
    return states;
  }

  async #indexes(collection: string): Promise<Record<string, IndexState>> {
    const { Indexes = [] } = await this.manager.database.describeCollection(collection);
    return Object.fromEntries(
      Indexes.filter(({ Name }) => !OWN_INDEX.test(Name)).map(({ Name, Keys, Unique }) => [
        Name,
        { keys: Keys.map(keyOf), unique: Unique },
      ]),
    );
  }

  async #functions(): Promise<Record<string, FunctionState>> {
    const { functions } = this.manager;
    const listed = await allPages((offset) => functions.listFunctions(PAGE, offset));
    const states: Record<string, FunctionState> = {};
    for (const { FunctionName: name } of listed) {
      if (name === undefined) continue;
      const { Runtime, MemorySize, Timeout, Environment, Triggers } = await functions.getFunctionDetail(name);
      states[name] = {
        runtime: Runtime,
        memoryMegabytes: MemorySize,
        timeoutSeconds: Timeout,
        environment: Object.fromEntries(Environment.Variables.map(({ Key, Value }) => [Key, Value])),
        timers: Object.fromEntries(
          Triggers.filter(({ Type }) => Type === 'timer').map(({ TriggerName, TriggerDesc }) => [
            TriggerName,
            cronOf(TriggerDesc),
          ]),
        ),
      };
    }
    return states;
  }

  async #functionRule(): Promise<string | undefined> {
    const { Data } = await this.manager.permission.describeResourcePermission({ resourceType: 'function' });
    return ruleOf(Data.PermissionList.find(({ SecurityRule }) => SecurityRule !== undefined)?.SecurityRule);
  }

  async #storageRule(): Promise<string | undefined> {
    const { acl, rule } = await this.manager.storage.getStorageAcl({ withRule: true });
    return acl === 'CUSTOM' && rule !== undefined ? canonical(rule) : undefined;
  }

  async carryOut(step: Step): Promise<void> {
    const { database, functions } = this.manager;
    switch (step.do) {
      case 'createCollection':
        await database.createCollectionIfNotExists(step.collection);
        return;
      case 'setIndex':
        return this.#setIndex(step);
      case 'setRule':
        return this.#setRule(step);
      case 'createFunction':
        return this.#createFunction(step);
      case 'configureFunction': {
        const { memoryMegabytes, timeoutSeconds, environment } = step.wanted;
        await functions.updateFunctionConfig({
          name: step.name,
          memorySize: memoryMegabytes,
          timeout: timeoutSeconds,
          envVariables: { ...environment },
        });
        return;
      }
      case 'setTimer':
        if (step.replaces) await functions.deleteFunctionTrigger(step.name, step.timer);
        await functions.createFunctionTriggers(step.name, [{ name: step.timer, type: 'timer', config: step.cron }]);
    }
  }

  /** Made here, because only here can a runtime be named; uploaded after that, because only so does WeChat read its `config.json`. */
  async #createFunction({ name, wanted }: Extract<Step, { do: 'createFunction' }>): Promise<void> {
    const { runtime, memoryMegabytes, timeoutSeconds, environment } = wanted;
    await this.manager.functions.createFunction({
      func: {
        name,
        runtime,
        handler: 'index.main',
        memorySize: memoryMegabytes,
        timeout: timeoutSeconds,
        envVariables: { ...environment },
        // The bundle has its SDK inside.
        installDependency: false,
      },
      functionRootPath: FUNCTIONS_FOLDER,
    });
    await this.uploader.uploadFunction(name, `${FUNCTIONS_FOLDER}/${name}`);
  }

  async #setIndex({ collection, index, wanted, replaces }: Extract<Step, { do: 'setIndex' }>): Promise<void> {
    const { database } = this.manager;
    // The cloud does not change an index: the old one goes first, and a query in between may be slow.
    if (replaces) await database.updateCollection(collection, { DropIndexes: [{ IndexName: index }] });
    const MgoIndexKeys = wanted.keys.map((key) =>
      key.startsWith('-') ? { Name: key.slice(1), Direction: '-1' } : { Name: key, Direction: '1' },
    );
    await database.updateCollection(collection, {
      CreateIndexes: [{ IndexName: index, MgoKeySchema: { MgoIndexKeys, MgoIsUnique: wanted.unique } }],
    });
  }

  async #setRule({ of, collection, rule }: Extract<Step, { do: 'setRule' }>): Promise<void> {
    const { permission, storage } = this.manager;
    if (of === 'storage') {
      await storage.setStorageAcl('CUSTOM', JSON.parse(rule) as { read: boolean; write: string });
      return;
    }
    await permission.modifyResourcePermission({
      resourceType: of === 'functions' ? 'function' : 'collection',
      ...(collection === undefined ? {} : { resource: collection }),
      permission: 'CUSTOM',
      securityRule: rule,
    });
  }

  async upload(upload: Upload): Promise<void> {
    switch (upload.what) {
      case 'function':
        return this.uploader.uploadFunction(upload.name, upload.folder);
      case 'miniprogram':
        return this.uploader.uploadMiniprogram(upload.version, upload.note);
      case 'web':
        await this.manager.hosting.uploadFiles({ localPath: upload.folder, cloudPath: upload.cloudPath });
    }
  }

  async call(name: string, event: object): Promise<unknown> {
    const { RetMsg = '' } = await this.manager.functions.invokeFunction(name, event);
    return RetMsg === '' ? undefined : (JSON.parse(RetMsg) as unknown);
  }
}
