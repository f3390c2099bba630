import type { CollectionState, EnvironmentState, FunctionState, IndexState } from './state';

/** One thing that is done to an environment. */
export type Step =
  | { do: 'createCollection'; collection: string }
  | { do: 'setIndex'; collection: string; index: string; wanted: IndexState; replaces: boolean }
  | { do: 'setRule'; of: 'collection' | 'functions' | 'storage'; collection?: string; rule: string }
  | { do: 'createFunction'; name: string; wanted: FunctionState }
  | { do: 'configureFunction'; name: string; wanted: FunctionState }
  | { do: 'setTimer'; name: string; timer: string; cron: string; replaces: boolean };

/** A place at which an environment is not as declared. Without a step it is for a person to decide. */
export interface Difference {
  words: string;
  step?: Step;
}

const indexWords = ({ keys, unique }: IndexState): string => `${unique ? '唯一 ' : ''}{ ${keys.join(', ')} }`;
const sameIndex = (one: IndexState, other: IndexState): boolean =>
  one.unique === other.unique && one.keys.join() === other.keys.join();

/** Names of both, each once, in order. */
const namesOf = (one: object, other: object): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();

/**
 * Everything in which `found` differs from `wanted`, with the step that mends it, in the order in which the steps have to be made.
 * Pure. Values of the environment of a function are compared and never told. What is there beyond the declaration is told and left alone.
 */
export function differences(wanted: EnvironmentState, found: EnvironmentState): Difference[] {
  return [
    ...namesOf(wanted.collections, found.collections).flatMap((name) =>
      ofCollection(name, wanted.collections[name], found.collections[name]),
    ),
    ...namesOf(wanted.functions, found.functions).flatMap((name) =>
      ofFunction(name, wanted.functions[name], found.functions[name]),
    ),
    ...ofRule('云函数', { of: 'functions' }, wanted.functionRule, found.functionRule),
    ...ofRule('云存储', { of: 'storage' }, wanted.storageRule, found.storageRule),
  ];
}

/** The steps that are left to do; none once an environment is as declared. */
export const stepsOf = (found: readonly Difference[]): Step[] =>
  found.flatMap(({ step }) => (step === undefined ? [] : [step]));

function ofCollection(
  collection: string,
  wanted: CollectionState | undefined,
  found: CollectionState | undefined,
): Difference[] {
  if (wanted === undefined) return [{ words: `集合 ${collection} 不在声明里，没有改动它` }];
  const missing: Difference[] =
    found === undefined ? [{ words: `缺少集合 ${collection}`, step: { do: 'createCollection', collection } }] : [];
  const there = found?.indexes ?? {};
  return [
    ...missing,
    ...namesOf(wanted.indexes, there).flatMap((index) => ofIndex(collection, index, wanted.indexes, there)),
    ...ofRule(`集合 ${collection}`, { of: 'collection', collection }, wanted.rule, found?.rule),
  ];
}

function ofIndex(
  collection: string,
  index: string,
  wanted: CollectionState['indexes'],
  found: CollectionState['indexes'],
): Difference[] {
  const [should, is] = [wanted[index], found[index]];
  const name = `${collection}.${index}`;
  if (should === undefined) {
    const meant = is && Object.keys(wanted).find((other) => !(other in found) && sameIndex(wanted[other] ?? is, is));
    const guess =
      meant === undefined ? '，没有改动它' : `：字段和缺少的 ${meant} 一样，名字可能写错了；核对后请在控制台删除`;
    return [{ words: `索引 ${name} 不在声明里${guess}` }];
  }
  const step: Step = { do: 'setIndex', collection, index, wanted: should, replaces: is !== undefined };
  if (is === undefined) return [{ words: `缺少索引 ${name} ${indexWords(should)}`, step }];
  return sameIndex(should, is)
    ? []
    : [{ words: `索引 ${name} 是 ${indexWords(is)}，应为 ${indexWords(should)}`, step }];
}

function ofRule(
  what: string,
  target: { of: 'collection' | 'functions' | 'storage'; collection?: string },
  wanted: string | undefined,
  found: string | undefined,
): Difference[] {
  if (wanted === undefined || wanted === found) return [];
  return [
    {
      words: `${what}的安全规则${found === undefined ? '没有设置' : `是 ${found}`}，应为 ${wanted}`,
      step: { do: 'setRule', ...target, rule: wanted },
    },
  ];
}

function ofFunction(name: string, wanted: FunctionState | undefined, found: FunctionState | undefined): Difference[] {
  if (wanted === undefined) return [{ words: `云函数 ${name} 不在声明里，没有改动它` }];
  const created: Difference[] =
    found === undefined ? [{ words: `缺少云函数 ${name}`, step: { do: 'createFunction', name, wanted } }] : [];
  // The cloud sets a runtime when it makes a function, and never again.
  const runtime: Difference[] =
    found === undefined || found.runtime === wanted.runtime
      ? []
      : [
          {
            words: `云函数 ${name} 的运行环境是 ${found.runtime}，应为 ${wanted.runtime}。建好以后改不了：请在控制台删除这个函数，再运行 cloud:init`,
          },
        ];
  const odd = found === undefined ? [`云函数 ${name} 还没有设置`] : oddSettings(name, wanted, found);
  const [first, ...others] = odd;
  // One step sets all of them at once.
  const settings: Difference[] =
    first === undefined
      ? []
      : [
          { words: first, step: { do: 'configureFunction', name, wanted } },
          ...others.map((words): Difference => ({ words })),
        ];
  return [...created, ...runtime, ...settings, ...ofTimers(name, wanted.timers, found?.timers ?? {})];
}

function oddSettings(name: string, wanted: FunctionState, found: FunctionState): string[] {
  const numbers = [
    ['内存', `${wanted.memoryMegabytes} MB`, `${found.memoryMegabytes} MB`],
    ['超时', `${wanted.timeoutSeconds} 秒`, `${found.timeoutSeconds} 秒`],
  ].flatMap(([what, should, is]) => (should === is ? [] : [`云函数 ${name} 的${what}是 ${is}，应为 ${should}`]));
  const variables = namesOf(wanted.environment, found.environment).flatMap((variable) => {
    const [should, is] = [wanted.environment[variable], found.environment[variable]];
    if (should === is) return [];
    if (is === undefined) return [`云函数 ${name} 缺少环境变量 ${variable}`];
    return [
      `云函数 ${name} 的环境变量 ${variable} ${should === undefined ? '不在声明里，会被去掉' : '和本机保存的不一样'}`,
    ];
  });
  return [...numbers, ...variables];
}

function ofTimers(name: string, wanted: FunctionState['timers'], found: FunctionState['timers']): Difference[] {
  return namesOf(wanted, found).flatMap((timer): Difference[] => {
    const [should, is] = [wanted[timer], found[timer]];
    if (should === undefined) return [{ words: `云函数 ${name} 的定时器 ${timer} 不在声明里，没有改动它` }];
    if (should === is) return [];
    const step: Step = { do: 'setTimer', name, timer, cron: should, replaces: is !== undefined };
    return [{ words: `云函数 ${name} ${is === undefined ? '缺少' : '要改'}定时器 ${timer}（${should}）`, step }];
  });
}

/** A step in a line, without any value that is secret. */
export function stepWords(step: Step): string {
  switch (step.do) {
    case 'createCollection':
      return `建立集合 ${step.collection}`;
    case 'setIndex':
      return `${step.replaces ? '重建' : '建立'}索引 ${step.collection}.${step.index} ${indexWords(step.wanted)}`;
    case 'setRule':
      return `设置安全规则：${step.collection ?? (step.of === 'functions' ? '云函数' : '云存储')}`;
    case 'createFunction':
      return `建立云函数 ${step.name}（${step.wanted.runtime}）`;
    case 'configureFunction':
      return `设置云函数 ${step.name}：${step.wanted.memoryMegabytes} MB、${step.wanted.timeoutSeconds} 秒、${Object.keys(step.wanted.environment).length} 个环境变量`;
    case 'setTimer':
      return `设置定时器 ${step.name}/${step.timer}（${step.cron}）`;
  }
}
