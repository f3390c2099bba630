import type { InputOf, OutputOf } from '../../../../contract/index';
import type { SuspicionKind } from '../../../../domain/exam/suspicion';
import { limitRanges, type SuspicionLimits } from '../../../../domain/exam/suspicion';
import { halfWidth } from '../../../../domain/kernel/typed-text';
import type { ChipOption } from '../../../components/choice-chip/options';
import { shortMoment } from '../../../services/format';

type Flag = OutputOf<'examStudy.flags'>['rows'][number];
export type FlagState = InputOf<'examStudy.flags'>['state'];

export interface FlagCard {
  flagId: string;
  kind: string;
  names: string;
  words: string;
  people: { personId: string; name: string }[];
  /** What was decided; null while it is open. */
  decided: string | null;
  note: string;
}

const kindWords: Record<SuspicionKind, string> = {
  sameWrong: '相同错答',
  tooFast: '作答过快',
  leftOften: '频繁离开',
  faceMissed: '中途没有核对',
  faceUnclear: '核对不清楚',
};

/** 1 分 12 秒, 40 秒 */
const duration = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds % 60} 秒`;
};

function wordsOf({ kind, times, outOf, seconds, readingSeconds }: Flag, { withinSeconds }: SuspicionLimits): string {
  switch (kind) {
    case 'sameWrong':
      return `两人都抽到的 ${outOf} 题里，${times} 题在 ${duration(withinSeconds)}内选了同一个错项。`;
    case 'tooFast':
      return `${outOf} 题共用 ${duration(seconds)}，只读一遍题也要 ${duration(readingSeconds)}。`;
    case 'leftOften':
      return `考试中离开小程序 ${times} 次。`;
    case 'faceMissed':
      return '中途请过一次本人核对，交卷前没有拍，也没有监考人确认。';
    case 'faceUnclear':
      return '自拍和登记照没有清楚地比对上。';
  }
}

export const flagCard =
  (limits: SuspicionLimits) =>
  (flag: Flag): FlagCard => ({
    flagId: flag.flagId,
    kind: kindWords[flag.kind],
    names: flag.people.map(({ name }) => name).join('、'),
    words: wordsOf(flag, limits),
    people: flag.people,
    decided: flag.decided && `${flag.decided.by} · ${shortMoment(flag.decided.at)}`,
    note: flag.decided?.note ?? '',
  });

export const stateOptions: ChipOption[] = [
  { value: 'open', label: '待判断' },
  { value: 'upheld', label: '记为存疑' },
  { value: 'cleared', label: '没有问题' },
];
export const flagStateOf = (value: string): FlagState =>
  value === 'upheld' ? 'upheld' : value === 'cleared' ? 'cleared' : 'open';

export const emptyWords: Record<FlagState, string> = {
  open: '没有需要核实的作答',
  upheld: '没有记为存疑的作答',
  cleared: '还没有判断为没有问题的',
};

/** The limits as they are typed. */
export interface LimitRow {
  field: keyof SuspicionLimits;
  label: string;
  unit: string;
  value: string;
}
const limitWords: Record<keyof SuspicionLimits, [label: string, unit: string]> = {
  sameWrong: ['相同错答', '题起'],
  withinSeconds: ['两人相差', '秒内'],
  charactersAMinute: ['读题快于', '字/分钟'],
  leftTimes: ['离开小程序', '次起'],
};
const fields = ['sameWrong', 'withinSeconds', 'charactersAMinute', 'leftTimes'] as const;
export const limitRows = (limits: SuspicionLimits): LimitRow[] =>
  fields.map((field) => {
    const [label, unit] = limitWords[field];
    return { field, label, unit, value: String(limits[field]) };
  });

/** What was typed, or the first thing that is wrong with it. */
export function limitsOf(rows: readonly LimitRow[]): { limits: SuspicionLimits } | { problem: string } {
  const typed = new Map(rows.map(({ field, value }) => [field, Number(halfWidth(value).trim() || Number.NaN)]));
  for (const field of fields) {
    const [least, most] = limitRanges[field];
    const value = typed.get(field) ?? Number.NaN;
    if (!Number.isInteger(value) || value < least || value > most)
      return { problem: `${limitWords[field][0]}请填 ${least}–${most} 的整数` };
  }
  const at = (field: keyof SuspicionLimits): number => typed.get(field) ?? 0;
  return {
    limits: {
      sameWrong: at('sameWrong'),
      withinSeconds: at('withinSeconds'),
      charactersAMinute: at('charactersAMinute'),
      leftTimes: at('leftTimes'),
    },
  };
}
