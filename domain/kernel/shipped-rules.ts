/**
 * The rows that a new environment begins with (docs/regulation.md says where each figure was read and how sure it is). What was not read
 * in a text itself is uncertain, and stays so until the centre has confirmed it.
 */
import type { Certainty, RuleFigure, RuleRow, Track } from './rule-table';
import type { Day } from './time';

type Figures = Partial<Record<RuleFigure, readonly [value: number, source: string, certainty: Certainty]>>;

/** Before every activity that the catalogue can name. */
const BEGINNING: Day = '1990-01-01';

const OLDER_YEAR = '旧学分办法，原文没有读到';
const OLDER_RATE = '旧学分办法：国家级 2、省级 1；新标准没有查到';
const SECOND_HAND = '文章与问答，原文没有读到';
const UNIT_PRACTICE = '湖南省级平台现行做法，没有查到文件';
const TEXT_2024 = '国卫办科教发〔2024〕20号';
const TEXT_2025 = '国疾控综科教发〔2025〕17号';
const TEXT_2026 = '中医药继续教育管理办法（试行），2026-02-11';

/** What holds in each track until a text of its own begins. */
const from1990: Figures = {
  yearlyCredits: [2500, OLDER_YEAR, 'uncertain'],
  yearlyHours: [900, OLDER_YEAR, 'uncertain'],
  hoursPerCredit: [30, SECOND_HAND, 'uncertain'],
  projectCap: [1000, SECOND_HAND, 'uncertain'],
  lecturerNational: [200, OLDER_RATE, 'uncertain'],
  lecturerProvincial: [100, OLDER_RATE, 'uncertain'],
  groupHoursPerCredit: [40, UNIT_PRACTICE, 'uncertain'],
  groupCap: [100, UNIT_PRACTICE, 'uncertain'],
  selfStudyYearlyCap: [1000, SECOND_HAND, 'uncertain'],
};

const shipped: readonly [Track, Day, Figures][] = [
  ['health', BEGINNING, from1990],
  ['health', '2024-10-23', { yearlyCredits: [2500, TEXT_2024, 'certain'], yearlyHours: [900, TEXT_2024, 'certain'] }],
  ['diseaseControl', BEGINNING, from1990],
  [
    'diseaseControl',
    '2025-10-27',
    { yearlyCredits: [2500, TEXT_2025, 'certain'], yearlyHours: [900, TEXT_2025, 'certain'] },
  ],
  ['chineseMedicine', BEGINNING, from1990],
  [
    'chineseMedicine',
    '2026-02-11',
    { hoursPerCredit: [30, TEXT_2026, 'certain'], projectCap: [1000, TEXT_2026, 'certain'] },
  ],
];

export const shippedRules: readonly RuleRow[] = shipped.reduce<RuleRow[]>((rows, [track, validFrom, figures]) => {
  for (const [figure, [value, source, certainty]] of Object.entries(figures) as [
    RuleFigure,
    [number, string, Certainty],
  ][]) {
    const number = rows.filter((row) => row.track === track && row.figure === figure).length + 1;
    rows.push({ track, figure, number, value, validFrom, source, certainty });
  }
  return rows;
}, []);
