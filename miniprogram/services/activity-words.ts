import type { OutputOf } from '../../contract/index';
import { activityKinds, activityProblems } from '../../domain/credit/group-activity';
import { labelOf } from '../../domain/kernel/enumeration';
import { credits, dayRange, hours } from './format';

export type Activity = OutputOf<'groupActivity.get'>;
type Rule = NonNullable<Activity['rule']>;

/** 每 4.0 学时 1.00 学分，每次最多 1.00 */
export const ruleLine = ({ hourTenthsPerCredit, capHundredths }: Rule): string =>
  `每 ${hours(hourTenthsPerCredit)} 学时 1.00 学分，每次最多 ${credits(capHundredths)}`;

/** What is said of a rule that waits for the centre's word: nothing is approved by it. */
export const ruleOpenWords = (rule: Rule | null): string => (rule?.confirmed === true ? '' : '标准待中心确认');

/** 病例讨论 · 0.50 学分 · 46 人 */
export const activityFigures = ({
  kind,
  creditHundredths,
  people,
}: Pick<OutputOf<'groupActivity.list'>['rows'][number], 'kind' | 'creditHundredths' | 'people'>): string =>
  [kind === null ? '' : labelOf(activityKinds, kind), `${credits(creditHundredths)} 学分`, `${people} 人`]
    .filter((part) => part !== '')
    .join(' · ');

/** What an activity says of itself, for whoever only reads it. */
export const activityFacts = (activity: Activity): { label: string; value: string }[] => {
  const { title, kind, begin, end, placeName, hourTenths, creditHundredths, lecturerName } = activity;
  return [
    { label: '活动名称', value: title },
    { label: '种类', value: kind === null ? '' : labelOf(activityKinds, kind) },
    { label: '日期', value: begin === null || end === null ? '' : `${begin.slice(0, 4)} 年 ${dayRange(begin, end)}` },
    { label: '地点', value: placeName },
    { label: '学时', value: hours(hourTenths) },
    { label: '学分', value: `${credits(creditHundredths)}（每人）` },
    { label: '主讲人', value: lecturerName },
  ];
};

export const problemWords = (problem: Activity['problems'][number]): string => labelOf(activityProblems, problem);
