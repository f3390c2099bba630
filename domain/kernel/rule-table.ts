/**
 * The dated rule table (rules: "Rule table"): data that the centre keeps, by track, figure and day. A figure is never edited: another row
 * is added, and what was granted stays. Rows that nobody has confirmed say so.
 */
import type { CreditLevel } from './credit-level';
import type { Day } from './time';

/** 条线: each has rules of its own. */
export const tracks = [
  { code: 'health', label: '卫健' },
  { code: 'diseaseControl', label: '疾控' },
  { code: 'chineseMedicine', label: '中医药' },
] as const;
export type Track = (typeof tracks)[number]['code'];

/** Of an institution that the centre has said nothing else of. */
export const USUAL_TRACK: Track = 'health';

/** Every figure that the table holds, in the order of the screen; credits in hundredths, hours in tenths, days whole. */
export const ruleFigures = [
  { code: 'yearlyCredits', label: '年度要求', group: 'year', unit: 'credits' },
  { code: 'yearlyHours', label: '年度学时', group: 'year', unit: 'hours' },
  { code: 'hoursPerCredit', label: '学时折算', group: 'project', unit: 'hours' },
  { code: 'projectCap', label: '单个项目最多', group: 'project', unit: 'credits' },
  { code: 'lecturerNational', label: '主讲 · 国家级', group: 'project', unit: 'credits' },
  { code: 'lecturerProvincial', label: '主讲 · 省级', group: 'project', unit: 'credits' },
  { code: 'lecturerMunicipal', label: '主讲 · 市级', group: 'project', unit: 'credits' },
  { code: 'groupHoursPerCredit', label: '集体活动折算', group: 'outside', unit: 'hours' },
  { code: 'groupCap', label: '集体活动每次最多', group: 'outside', unit: 'credits' },
  { code: 'groupYearlyCap', label: '集体活动每年最多', group: 'outside', unit: 'credits' },
  { code: 'selfStudyYearlyCap', label: '自学每年最多', group: 'outside', unit: 'credits' },
  { code: 'decisionDays', label: '审核期限', group: 'centre', unit: 'days' },
] as const;
export type RuleFigure = (typeof ruleFigures)[number]['code'];

/** What the centre has set for itself is the same in every track: its rows are kept under the usual one. */
export const trackOfFigure = (figure: RuleFigure, track: Track): Track =>
  ruleFigures.find(({ code }) => code === figure)?.group === 'centre' ? USUAL_TRACK : track;

/** `certain`: the text itself was read. `uncertain`: nobody has read it, or sources differ; `confirmedByCentre` once the centre says so. */
export const certainties = ['certain', 'uncertain', 'confirmedByCentre'] as const;
export type Certainty = (typeof certainties)[number];

export type RuleRow = {
  track: Track;
  figure: RuleFigure;
  /** Counts the rows of a track's figure, from 1. */
  number: number;
  /** In the unit of the figure. */
  value: number;
  /** First day of activities to which it applies; it holds until another row begins. */
  validFrom: Day;
  /** The text that the figure comes from, as it is cited. */
  source: string;
  certainty: Certainty;
};

/**
 * The row of a figure that applies to an activity on `day`: the latest that has begun; of two that begin on one day the one that was added
 * last, so that a mistake can be mended. Undefined where the table says nothing.
 */
export function rowOn<Row extends RuleRow>(
  rows: readonly Row[],
  { track, figure, day }: { track: Track; figure: RuleFigure; day: Day },
): Row | undefined {
  return rows
    .filter((row) => row.track === track && row.figure === figure && row.validFrom <= day)
    .reduce<Row | undefined>((best, row) => (best === undefined || isBehind(row, best) ? row : best), undefined);
}

const isBehind = (row: RuleRow, other: RuleRow): boolean =>
  row.validFrom > other.validFrom || (row.validFrom === other.validFrom && row.number > other.number);

/** Whether a row was made meaningless by one that was added later and begins on the same day. */
export const isReplaced = (row: RuleRow, rows: readonly RuleRow[]): boolean =>
  rows.some(
    (other) =>
      other.track === row.track &&
      other.figure === row.figure &&
      other.validFrom === row.validFrom &&
      other.number > row.number,
  );

/** The rows that still wait for the centre's word: uncertain, and in force on `today` or to come. */
export function openRows<Row extends RuleRow>(
  rows: readonly Row[],
  { track, today }: { track: Track; today: Day },
): Row[] {
  return rows.filter(
    (row) =>
      row.track === track &&
      row.certainty === 'uncertain' &&
      !isReplaced(row, rows) &&
      (row.validFrom > today || rowOn(rows, { track, figure: row.figure, day: today }) === row),
  );
}

export type YearlyRequirement = { creditHundredths: number; hourTenths: number };

/** What the rules ask of the table for one track and day. */
export type CreditRule = {
  /** Teaching hours that make one credit, in tenths. */
  hourTenthsPerCredit: number;
  /** The most credits one project gives an attendee. */
  projectCapHundredths: number;
  yearlyRequirement: YearlyRequirement;
};

/** The figures of a day together; undefined before the table begins. */
export function ruleOn(rows: readonly RuleRow[], at: { track: Track; day: Day }): CreditRule | undefined {
  const valueOf = (figure: RuleFigure) => rowOn(rows, { ...at, figure })?.value;
  const hourTenthsPerCredit = valueOf('hoursPerCredit');
  const projectCapHundredths = valueOf('projectCap');
  const creditHundredths = valueOf('yearlyCredits');
  const hourTenths = valueOf('yearlyHours');
  if (
    hourTenthsPerCredit === undefined ||
    projectCapHundredths === undefined ||
    creditHundredths === undefined ||
    hourTenths === undefined
  )
    return undefined;
  return { hourTenthsPerCredit, projectCapHundredths, yearlyRequirement: { creditHundredths, hourTenths } };
}

/** The figure that says a lecturer's credits for each teaching hour (M20). */
export const lecturerFigure: Readonly<Record<CreditLevel, RuleFigure>> = {
  national: 'lecturerNational',
  provincial: 'lecturerProvincial',
  municipal: 'lecturerMunicipal',
};

/** Whether anything may be granted by a row: one that is uncertain waits for the centre (M20). */
export const isConfirmed = ({ certainty }: Pick<RuleRow, 'certainty'>): boolean => certainty !== 'uncertain';

export type RuleRowProblem = 'sourceRequired' | 'valueRequired' | 'sameAsBefore';

/** Why a row cannot be added, beside what its fields say themselves. */
export function ruleRowProblem(
  row: Pick<RuleRow, 'track' | 'figure' | 'value' | 'validFrom' | 'source' | 'certainty'>,
  rows: readonly RuleRow[],
): RuleRowProblem | undefined {
  if (row.source.trim() === '') return 'sourceRequired';
  if (row.value <= 0) return 'valueRequired';
  const before = rowOn(rows, { track: row.track, figure: row.figure, day: row.validFrom });
  const same =
    before !== undefined &&
    before.value === row.value &&
    before.source === row.source &&
    isConfirmed(before) === isConfirmed(row);
  return same ? 'sameAsBefore' : undefined;
}

/** The first day on which a row that begins on `validFrom` no longer applies, because another one is known already; undefined for none. */
export function endOfRow(
  rows: readonly RuleRow[],
  { track, figure, validFrom }: Pick<RuleRow, 'track' | 'figure' | 'validFrom'>,
): Day | undefined {
  return rows
    .filter((row) => row.track === track && row.figure === figure && row.validFrom > validFrom)
    .map((row) => row.validFrom)
    .sort()[0];
}
