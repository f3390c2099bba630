import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { phoneRules } from '../../server/data/permissions';
import { declaredFunctionRule, declaredState } from './declared';
import { differences, stepsOf, stepWords, type Step } from './plan';
import { canonical, type EnvironmentState } from './state';

const SECRET = 'a-secret-that-no-line-may-say';
const wanted = declaredState({
  keys: { DIGEST_KEY: SECRET, TOKEN_KEYS: SECRET, PERSONAL_DATA_KEY: SECRET, ANCHOR_KEY: SECRET },
  settings: { SUPPORT_PHONE: '0731-84286376', SET_UP_KEY: SECRET, SUBSCRIBE_TEMPLATES: '' },
  uploaded: {},
});
const empty: EnvironmentState = { collections: {}, functions: {}, functionRule: undefined, storageRule: undefined };

/** What an environment is after a step. */
function after(state: EnvironmentState, step: Step): EnvironmentState {
  const { collections, functions } = state;
  const nothing = { runtime: '', memoryMegabytes: 0, timeoutSeconds: 0, environment: {}, timers: {} };
  switch (step.do) {
    case 'createCollection':
      return { ...state, collections: { ...collections, [step.collection]: { indexes: {}, rule: undefined } } };
    case 'setIndex': {
      const collection = collections[step.collection];
      if (collection === undefined) throw new Error(`${step.collection} is not there yet`);
      const indexes = { ...collection.indexes, [step.index]: step.wanted };
      return { ...state, collections: { ...collections, [step.collection]: { ...collection, indexes } } };
    }
    case 'setRule': {
      if (step.of === 'functions') return { ...state, functionRule: step.rule };
      if (step.of === 'storage') return { ...state, storageRule: step.rule };
      const name = step.collection ?? '';
      const indexes = collections[name]?.indexes ?? {};
      return { ...state, collections: { ...collections, [name]: { indexes, rule: step.rule } } };
    }
    case 'createFunction':
      return { ...state, functions: { ...functions, [step.name]: { ...nothing, runtime: step.wanted.runtime } } };
    case 'configureFunction': {
      const timers = functions[step.name]?.timers ?? {};
      const runtime = functions[step.name]?.runtime ?? '';
      return { ...state, functions: { ...functions, [step.name]: { ...step.wanted, runtime, timers } } };
    }
    case 'setTimer': {
      const found = functions[step.name] ?? nothing;
      const timers = { ...found.timers, [step.timer]: step.cron };
      return { ...state, functions: { ...functions, [step.name]: { ...found, timers } } };
    }
  }
}
const afterAll = (state: EnvironmentState, steps: readonly Step[]): EnvironmentState => steps.reduce(after, state);

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] extends object ? Writable<Type[Key]> : Type[Key] };
/** Something that somebody does at the console, and the names by which it has to be told. */
interface Change {
  names: string[];
  apply: (state: Writable<EnvironmentState>) => void;
}

const need = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('not there');
  return value;
};
const some = (names: string[]) => fc.constantFrom(...names);
const collectionName = some(Object.keys(wanted.collections));
const functionName = some(Object.keys(wanted.functions));
const indexPlace = fc.constantFrom(
  ...Object.entries(wanted.collections).flatMap(([collection, { indexes }]) =>
    Object.keys(indexes).map((index) => ({ collection, index })),
  ),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  collectionName.map((name): Change => ({ names: [name], apply: (state) => delete state.collections[name] })),
  collectionName.map((name): Change => ({
    names: [name],
    apply: (state) => (need(state.collections[name]).rule = undefined),
  })),
  collectionName.map((name): Change => ({
    names: [name],
    apply: (state) => (need(state.collections[name]).rule = canonical({ read: true, write: false })),
  })),
  indexPlace.map(({ collection, index }): Change => ({
    names: [collection, index],
    apply: (state) => delete need(state.collections[collection]).indexes[index],
  })),
  indexPlace.map(({ collection, index }): Change => ({
    names: [collection, index],
    apply: (state) => {
      const found = need(need(state.collections[collection]).indexes[index]);
      found.unique = !found.unique;
    },
  })),
  fc.tuple(indexPlace, fc.nat()).map(([{ collection, index }, at]): Change => ({
    names: [collection, index],
    apply: (state) => {
      const found = need(need(state.collections[collection]).indexes[index]);
      found.keys = found.keys.map((key, place) => (place === at % found.keys.length ? `${key}x` : key));
    },
  })),
  functionName.map((name): Change => ({ names: [name], apply: (state) => delete state.functions[name] })),
  fc.tuple(functionName, fc.constantFrom('memoryMegabytes', 'timeoutSeconds')).map(([name, setting]): Change => ({
    names: [name],
    apply: (state) => (need(state.functions[name])[setting] += 1),
  })),
  functionName.map((name): Change => ({
    names: [name],
    apply: (state) => (need(state.functions[name]).runtime = 'Nodejs16.13'),
  })),
  fc.tuple(functionName, fc.nat(), fc.constantFrom('gone', 'other')).map(([name, at, how]): Change => {
    const variables = Object.keys(need(wanted.functions[name]).environment);
    const variable = need(variables[at % variables.length]);
    return {
      names: [name, variable],
      apply: (state) => {
        const { environment } = need(state.functions[name]);
        if (how === 'gone') delete environment[variable];
        else environment[variable] = 'other';
      },
    };
  }),
  fc.constant<Change>({ names: ['jobs', 'resume'], apply: (state) => (need(state.functions['jobs']).timers = {}) }),
  fc.constant<Change>({ names: ['云函数', '安全规则'], apply: (state) => (state.functionRule = undefined) }),
  fc.constant<Change>({ names: ['云存储', '安全规则'], apply: (state) => (state.storageRule = '{"read":true}') }),
);
/** The declared state, to be changed. */
const copy = (): Writable<EnvironmentState> => JSON.parse(JSON.stringify(wanted)) as Writable<EnvironmentState>;
const changed = ({ apply }: Change): EnvironmentState => {
  const state = copy();
  apply(state);
  return state;
};

describe('the plan for an environment', () => {
  it('makes everything in an empty one, in an order that works, and then finds nothing to do', () => {
    const steps = stepsOf(differences(wanted, empty));
    expect(differences(wanted, afterAll(empty, steps))).toEqual([]);
  });

  it('names any single change by its place', () => {
    fc.assert(
      fc.property(change, (one) => {
        const told = differences(wanted, changed(one)).map(({ words }) => words);
        expect(told.some((words) => one.names.every((name) => words.includes(name)))).toBe(true);
      }),
    );
  });

  it('mends any changes with what it plans, so that a second run has nothing to do', () => {
    fc.assert(
      fc.property(fc.uniqueArray(change, { maxLength: 6, selector: ({ names }) => names[0] }), (several) => {
        const found = copy();
        for (const one of several) one.apply(found);
        const left = differences(wanted, afterAll(found, stepsOf(differences(wanted, found))));
        // A runtime is for a person to change: the cloud sets it once.
        expect(left.filter(({ step, words }) => step !== undefined || !words.includes('运行环境'))).toEqual([]);
      }),
    );
  });

  it('says no value of an environment, in no difference and no step', () => {
    fc.assert(
      fc.property(change, (one) => {
        const found = differences(wanted, changed(one));
        const said = [...found.map(({ words }) => words), ...stepsOf(found).map(stepWords)].join();
        expect(said).not.toContain(SECRET);
      }),
    );
  });

  it('names an index that was mistyped, with the one that was meant, and leaves it alone', () => {
    const found = copy();
    const persons = need(found.collections['persons']);
    persons.indexes['institution_stat'] = need(persons.indexes['institution_state']);
    delete persons.indexes['institution_state'];
    const told = differences(wanted, found);
    expect(told.map(({ words }) => words)).toEqual([
      '索引 persons.institution_stat 不在声明里：字段和缺少的 institution_state 一样，名字可能写错了；核对后请在控制台删除',
      expect.stringContaining('缺少索引 persons.institution_state'),
    ]);
    expect(stepsOf(told)).toHaveLength(1);
  });

  it('never removes what it does not know: data may lie in it', () => {
    const found = copy();
    found.collections['notes'] = { indexes: {}, rule: undefined };
    found.functions['other'] = need(found.functions['api']);
    expect(stepsOf(differences(wanted, found))).toEqual([]);
    expect(differences(wanted, found)).toHaveLength(2);
  });
});

describe('the files with rules', () => {
  const json = (file: string): unknown => JSON.parse(readFileSync(path.join(__dirname, '../../cloud', file), 'utf8'));

  it('say of functions what their settings say', () => {
    expect(canonical(json('functions.rules.json'))).toBe(declaredFunctionRule());
  });

  it('say of each collection what permissions.ts says: `*` is for all that are not named', () => {
    const rules = json('database.rules.json') as Record<string, unknown>;
    for (const [name, rule] of Object.entries(phoneRules))
      expect({ name, rule: rules[name] ?? rules['*'] }).toEqual({ name, rule });
    expect(Object.keys(rules).filter((name) => name !== '*' && !(name in phoneRules))).toEqual([]);
  });

  it('are for people who are not signed in: functions and storage have rules, not one of the simple permissions', () => {
    expect(json('functions.rules.json')).toMatchObject({ api: { invoke: true }, jobs: { invoke: false } });
    expect(json('storage.rules.json')).toMatchObject({ read: false });
  });
});
