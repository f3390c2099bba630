/** What each strategy would give, before one is chosen (G3). */
import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { grantStrategies, type GrantStrategy } from '../../../../domain/project/grant-strategy';
import { isReason, MIN_REASON_LENGTH } from '../../../../domain/kernel/reason';
import { credits } from '../../../services/format';

export type Yields = OutputOf<'grant.candidates'>['strategies'];

/** A strategy as it is chosen; `waivedFor` is why daily duty is not asked for, '' when it is. */
export interface Chosen {
  strategy: GrantStrategy;
  waivedFor: string;
}

const strategyLabel = (strategy: GrantStrategy): string => labelOf(grantStrategies, strategy);

const asks: Record<GrantStrategy, string> = {
  anyCourseFull: '至少 1 门课有效，且天天考勤',
  allCoursesFull: '每门课都有效，且天天考勤',
  byCourseHours: '按有效课程的学时折算，向下取到 0.25 学分',
};

export interface StrategyChoice {
  strategy: GrantStrategy;
  label: string;
  asks: string;
  people: number;
  credits: string;
}

const yieldOf = (yields: Yields, strategy: GrantStrategy, dutyWaived: boolean) =>
  yields.find((each) => each.strategy === strategy && each.dutyWaived === dutyWaived) ?? {
    people: 0,
    creditHundredths: 0,
  };

/** @param waived whether daily duty is not asked for where that can be chosen */
export const strategyChoices = (yields: Yields, waived: boolean): StrategyChoice[] =>
  grantStrategies.map(({ code, label }) => {
    const { people, creditHundredths } = yieldOf(yields, code, code === 'byCourseHours' && waived);
    return { strategy: code, label, asks: asks[code], people, credits: credits(creditHundredths) };
  });

/** What it does not to ask for daily duty: 多授 14 人、27.00 学分. */
export function waiverWords(yields: Yields): string {
  const [kept, waived] = [yieldOf(yields, 'byCourseHours', false), yieldOf(yields, 'byCourseHours', true)];
  const people = waived.people - kept.people;
  return people === 0
    ? '不勾：授分的人一样多'
    : `不勾：多授 ${people} 人、${credits(waived.creditHundredths - kept.creditHundredths)} 学分`;
}

/** What keeps a strategy from being chosen; '' when nothing does. */
export const waiverProblem = (strategy: GrantStrategy, waived: boolean, reason: string): string =>
  strategy === 'byCourseHours' && waived && !isReason(reason)
    ? `请写明不要求天天考勤的理由，至少 ${MIN_REASON_LENGTH} 个字`
    : '';

/** 按有效课程学时比例授予学分（不要求天天考勤） */
export const strategyText = ({ strategy, waivedFor }: Chosen): string =>
  `${strategyLabel(strategy)}${waivedFor === '' ? '' : '（不要求天天考勤）'}`;
