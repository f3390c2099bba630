/** 集体活动 (M21): an institution's own activity that is in no catalogue, from its draft to the centre's decision (rules: "Group activity"). */
import { reasonObjection } from '../kernel/reason';
import { isConfirmed, rowOn, type RuleRow, type Track } from '../kernel/rule-table';
import { decideStep, type Step } from '../kernel/step';
import { dayCount, yearOf, type Day } from '../kernel/time';

export const activityKinds = [
  { code: 'caseDiscussion', label: '病例讨论' },
  { code: 'study', label: '业务学习' },
  { code: 'skills', label: '技能操作' },
  { code: 'lecture', label: '学术讲座' },
  { code: 'wardRound', label: '教学查房' },
  { code: 'other', label: '其他活动' },
] as const;
export type ActivityKind = (typeof activityKinds)[number]['code'];

export const activityStates = ['draft', 'submitted', 'returned', 'approved', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];

/** How somebody came onto the list of an activity. */
export const attendeeOrigins = [
  { code: 'scan', label: '扫码' },
  { code: 'list', label: '选入' },
  { code: 'file', label: '文件' },
] as const;
export type AttendeeOrigin = (typeof attendeeOrigins)[number]['code'];

export const ACTIVITY_TITLE_AT_MOST = 60;
export const ACTIVITY_PLACE_AT_MOST = 60;
export const ACTIVITY_FILES_AT_MOST = 20;
/** As many as a large hospital has: all of them may attend one activity. */
const ACTIVITY_PEOPLE_AT_MOST = 20_000;
/** A longer one is several activities. */
const ACTIVITY_DAYS_AT_MOST = 31;

/** What an institution says of its activity; `null` and '' are still open. */
export type ActivityFacts = {
  title: string;
  kind: ActivityKind | null;
  begin: Day | null;
  end: Day | null;
  placeName: string;
  hourTenths: number;
  creditHundredths: number;
  lecturerName: string;
};

/** What the rule table says of group activities on a day. */
export type ActivityRule = {
  /** Teaching hours that make one credit, in tenths. */
  hourTenthsPerCredit: number;
  /** The most that one activity gives. */
  capHundredths: number;
  /** The most that all group activities of a year count; null where the table says nothing. */
  yearlyCapHundredths: number | null;
  /** Whether every figure is certain, or confirmed by the centre. */
  confirmed: boolean;
  source: string;
};

/** The rule of a day; undefined where the table has no figures of group activities for it. */
export function activityRuleOn(rows: readonly RuleRow[], at: { track: Track; day: Day }): ActivityRule | undefined {
  const hours = rowOn(rows, { ...at, figure: 'groupHoursPerCredit' });
  const cap = rowOn(rows, { ...at, figure: 'groupCap' });
  if (!hours || !cap) return undefined;
  const yearly = rowOn(rows, { ...at, figure: 'groupYearlyCap' });
  return {
    hourTenthsPerCredit: hours.value,
    capHundredths: cap.value,
    yearlyCapHundredths: yearly?.value ?? null,
    confirmed: isConfirmed(hours) && isConfirmed(cap),
    source: hours.source,
  };
}

/** Credits of group activities have one decimal. */
const STEP_HUNDREDTHS = 10;

/** The most credits that so many hours may give, rounded down to a tenth of a credit. */
export function activityLimit(rule: ActivityRule, hourTenths: number): number {
  const byHours = Math.floor((hourTenths * 100) / rule.hourTenthsPerCredit / STEP_HUNDREDTHS) * STEP_HUNDREDTHS;
  return Math.max(0, Math.min(rule.capHundredths, byHours));
}

export const activityProblems = [
  { code: 'title', label: '活动名称' },
  { code: 'kind', label: '种类' },
  { code: 'dates', label: '起止日期' },
  { code: 'datesOrder', label: '截止日期早于起始日期' },
  { code: 'datesYear', label: '起止日期不在同一年' },
  { code: 'datesLong', label: `起止日期超过 ${ACTIVITY_DAYS_AT_MOST} 天，请分成几次` },
  { code: 'notOver', label: '活动还没有结束，结束当天起可以提交' },
  { code: 'yearClosed', label: '活动在去年以前，年度已经结束，不能再提交' },
  { code: 'placeName', label: '活动地点' },
  { code: 'hours', label: '学时' },
  { code: 'noRule', label: '规则表里没有这一天的集体活动标准，请联系中心' },
  { code: 'credits', label: '学分' },
  { code: 'creditsStep', label: '学分最多一位小数' },
  { code: 'creditsOver', label: '学分超过按学时可给的上限' },
  { code: 'lecturer', label: '主讲人' },
  { code: 'files', label: '说明文件' },
  { code: 'people', label: '参加人员' },
  { code: 'scansOpen', label: '还在扫码签到，请先结束签到、写入名单' },
  { code: 'tooManyPeople', label: `参加人员超过 ${ACTIVITY_PEOPLE_AT_MOST} 人` },
] as const;
export type ActivityProblem = (typeof activityProblems)[number]['code'];

/** What is wrong with the days. A closed year takes no more: credits of it were added up and told. */
function dayProblems({ begin, end }: Pick<ActivityFacts, 'begin' | 'end'>, today: Day): ActivityProblem[] {
  if (begin === null || end === null) return ['dates'];
  if (end < begin) return ['datesOrder'];
  const problems: ActivityProblem[] = [];
  if (yearOf(begin) !== yearOf(end)) problems.push('datesYear');
  if (dayCount(begin, end) > ACTIVITY_DAYS_AT_MOST) problems.push('datesLong');
  if (end > today) problems.push('notOver');
  if (yearOf(end) < yearOf(today) - 1) problems.push('yearClosed');
  return problems;
}

/** What is wrong with hours and credits, where the day is known. */
function amountProblems(
  { hourTenths, creditHundredths }: Pick<ActivityFacts, 'hourTenths' | 'creditHundredths'>,
  rule: ActivityRule | undefined,
): ActivityProblem[] {
  const problems: ActivityProblem[] = [];
  if (hourTenths <= 0) problems.push('hours');
  if (!rule) problems.push('noRule');
  if (creditHundredths <= 0) return [...problems, 'credits'];
  if (creditHundredths % STEP_HUNDREDTHS !== 0) problems.push('creditsStep');
  if (rule && hourTenths > 0 && creditHundredths > activityLimit(rule, hourTenths)) problems.push('creditsOver');
  return problems;
}

/** Everything that keeps an activity from being handed in, all at once, in the order of the page. */
export function whatIsMissing(
  facts: ActivityFacts,
  {
    rule,
    files,
    people,
    scansOpen,
    today,
  }: {
    rule: ActivityRule | undefined;
    files: number;
    people: number;
    /** Its code can be shown, or somebody has scanned it who was not written yet. */
    scansOpen: boolean;
    today: Day;
  },
): ActivityProblem[] {
  const days = dayProblems(facts, today);
  return [
    ...(facts.title.trim() === '' ? (['title'] as const) : []),
    ...(facts.kind === null ? (['kind'] as const) : []),
    ...days,
    ...(facts.placeName.trim() === '' ? (['placeName'] as const) : []),
    // Without days nobody knows which rule holds.
    ...amountProblems(facts, rule).filter((problem) => problem !== 'noRule' || !days.includes('dates')),
    ...(facts.lecturerName.trim() === '' ? (['lecturer'] as const) : []),
    ...(files === 0 ? (['files'] as const) : []),
    ...(people === 0 && !scansOpen ? (['people'] as const) : []),
    ...(people > ACTIVITY_PEOPLE_AT_MOST ? (['tooManyPeople'] as const) : []),
    ...(scansOpen ? (['scansOpen'] as const) : []),
  ];
}

/** Whether its code may be shown (M21): its list may be changed, its days are known and today is one of them. */
export function decideActivityAttendance(
  { state, gathering, begin, end }: Pick<ActivityFacts, 'begin' | 'end'> & { state: ActivityState; gathering: boolean },
  today: Day,
): { kind: 'open'; begin: Day; end: Day } | { kind: 'refuse'; reason: ActivityAttendanceRefusal } {
  if (!canEditActivity(state)) return { kind: 'refuse', reason: 'wrongState' };
  if (gathering) return { kind: 'refuse', reason: 'peopleGathering' };
  if (begin === null || end === null || end < begin) return { kind: 'refuse', reason: 'activityDaysOpen' };
  if (today < begin || today > end) return { kind: 'refuse', reason: 'activityNotToday' };
  return { kind: 'open', begin, end };
}
type ActivityAttendanceRefusal = 'wrongState' | 'peopleGathering' | 'activityDaysOpen' | 'activityNotToday';

/** Whether its facts, files and people may be changed: never under the centre's eyes, and not once it has decided for good. */
export const canEditActivity = (state: ActivityState): boolean => state === 'draft' || state === 'returned';

/**
 * Hands it in, for the first time or after a return.
 * @param changed whether anything is other than when it was returned
 */
export function decideActivitySubmission(
  state: ActivityState,
  { problems, changed, gathering }: { problems: readonly ActivityProblem[]; changed: boolean; gathering: boolean },
): Step<ActivityState, 'wrongState' | 'peopleGathering' | 'activityIncomplete' | 'unchangedSinceReturn'> {
  const objection = gathering
    ? 'peopleGathering'
    : problems.length > 0
      ? 'activityIncomplete'
      : state === 'returned' && !changed
        ? 'unchangedSinceReturn'
        : undefined;
  return decideStep(state, { from: ['draft', 'returned'], to: 'submitted' }, objection);
}

/** Takes it back while the centre has not decided: to where it was before. */
export const decideActivityWithdrawal = (
  state: ActivityState,
  { wasReturned }: { wasReturned: boolean },
): Step<ActivityState, 'wrongState'> =>
  decideStep<ActivityState, never>(state, { from: ['submitted'], to: wasReturned ? 'returned' : 'draft' });

/** Ends it for good; what was granted is taken back by a reversal instead. */
export const decideActivityCancellation = (
  state: ActivityState,
  { gathering }: { gathering: boolean },
): Step<ActivityState, 'wrongState' | 'peopleGathering'> =>
  decideStep(state, { from: ['draft', 'returned'], to: 'cancelled' }, gathering ? 'peopleGathering' : undefined);

/**
 * The decision of the centre, or of its delegate, who never decides on an activity of their own institution. Nothing is granted by a figure that nobody has confirmed, nor above the limit of the table as it is by then.
 */
export function decideActivityReview(
  state: ActivityState,
  review: { kind: 'approve' } | { kind: 'return'; reason: string },
  {
    rule,
    facts,
    isOwn,
  }: {
    rule: ActivityRule | undefined;
    facts: Pick<ActivityFacts, 'hourTenths' | 'creditHundredths'>;
    /** It is of the institution of whoever decides. */
    isOwn: boolean;
  },
): Step<ActivityState, 'wrongState' | 'reasonRequired' | 'activityRuleOpen' | 'activityOverLimit' | 'ownActivity'> {
  if (isOwn) return { kind: 'refuse', reason: 'ownActivity' };
  if (review.kind === 'return')
    return decideStep(state, { from: ['submitted'], to: 'returned' }, reasonObjection(review.reason));
  const objection =
    rule?.confirmed !== true
      ? 'activityRuleOpen'
      : facts.creditHundredths > activityLimit(rule, facts.hourTenths)
        ? 'activityOverLimit'
        : undefined;
  return decideStep(state, { from: ['submitted'], to: 'approved' }, objection);
}

/**
 * What of the credits of a year's group activities counts (rules: "The year"): all of them, up to the cap of the table.
 * @returns what counts, and what is cut off
 */
export function underYearlyCap(
  creditHundredths: number,
  capHundredths: number | null,
): { counted: number; cut: number } {
  const counted = capHundredths === null ? creditHundredths : Math.min(creditHundredths, capHundredths);
  return { counted, cut: creditHundredths - counted };
}
