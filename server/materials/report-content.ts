/** What stands in the report on a holding (执行情况汇报, G9b): planned and held side by side, head-counts, grants, the institution's words. */
import type { RecordOrigin } from '../../domain/attendance/attendance-record';
import type { MadeFigure } from '../../domain/credit/generated-materials';
import { grantStrategies } from '../../domain/project/grant-strategy';
import { formatCreditHundredths, formatHourTenths } from '../../domain/kernel/amount';
import { creditLevels } from '../../domain/kernel/credit-level';
import { labelOf } from '../../domain/kernel/enumeration';
import { clockOf, dayOf, type Day } from '../../domain/kernel/time';
import { teachingDays, type Batch } from '../../domain/project/batch';
import { lecturersOf } from '../../domain/project/lecturers';
import { originWords } from '../attendance/origin-words';
import type { Analysis, GrantRound, Project } from '../data/documents';
import type { GrantedLecturer } from './lecturers';

export interface ReportInput {
  project: Pick<
    Project,
    | 'institutionName'
    | 'year'
    | 'projectNumber'
    | 'title'
    | 'creditLevel'
    | 'creditHundredths'
    | 'hourTenths'
    | 'form'
    | 'courses'
    | 'batches'
  >;
  batch: Pick<Batch, 'batchId' | 'begin' | 'end' | 'restDays'>;
  round: Pick<
    GrantRound,
    'strategy' | 'dutyWaivedFor' | 'granted' | 'creditHundredths' | 'absent' | 'excluded' | 'alreadyGranted' | 'summary'
  >;
  analysis: Pick<Analysis, 'number' | 'at' | 'people' | 'valid' | 'records' | 'windows' | 'courses' | 'batch'>;
  /** Where its sessions were. */
  places: readonly string[];
  /** Check-ins of the batch by how they came about, those that count. */
  origins: Readonly<Record<RecordOrigin, number>>;
  /** Days on which somebody checked in. */
  heldDays: readonly Day[];
  /** Everybody of the analysis by institution. */
  institutions: readonly { name: string; isOwn: boolean; people: number }[];
  lecturers: readonly GrantedLecturer[];
  /** Of what was granted, how many entries were taken back. */
  reversed: number;
  /** In words; what is not there yet is said as such. */
  evaluation: string;
  exam: string;
}

/** A fact that was planned, what came of it, and how the two differ: '无' where they do not. */
export interface ComparedRow {
  label: string;
  planned: string;
  held: string;
  difference: string;
}

export interface ReportContent {
  title: string;
  subtitle: string;
  project: [string, string][];
  compared: ComparedRow[];
  origins: [string, string][];
  institutions: [string, string][];
  results: [string, string][];
  summary: string;
}

const NONE = '无';
const OPEN = '—';
const people = (count: number): string => `${count} 人`;
const listed = (texts: readonly string[]): string => (texts.length === 0 ? OPEN : texts.join('、'));

/** More institutions than a page has room for. */
const INSTITUTIONS_SHOWN = 12;

export function reportContent(input: ReportInput): ReportContent {
  const { project, batch } = input;
  const number = project.batches.findIndex(({ batchId }) => batchId === batch.batchId) + 1;
  return {
    title: '继续医学教育项目执行情况汇报',
    subtitle: `${project.institutionName} · ${project.year} 年度 · 第 ${number} 期`,
    project: projectRows(input),
    compared: comparedRows(input),
    origins: originRows(input),
    institutions: institutionRows(input.institutions),
    results: resultRows(input),
    summary: input.round.summary?.text ?? '',
  };
}

/** Its figures, by which two reports are compared. */
export const figuresOfReport = ({ compared, origins, institutions, results, summary }: ReportContent): MadeFigure[] => [
  ...compared.map(({ label, held }) => ({ label, value: held })),
  ...[...origins, ...institutions, ...results].map(([label, value]) => ({ label, value })),
  { label: '小结', value: summary === '' ? '没有填写' : `${summary.length} 个字` },
];

function projectRows({ project }: ReportInput): [string, string][] {
  const { form } = project;
  const discipline = [form.discipline2, form.discipline3].filter((text) => text !== '').join(' / ');
  const contact = [form.contactName, form.contactPhone].filter((text) => text !== '').join(' ');
  return [
    ['项目编号', project.projectNumber],
    ['学分级别', labelOf(creditLevels, project.creditLevel)],
    ['项目名称', project.title],
    ['学科', discipline],
    ['项目负责人', form.projectLead],
    ['经办人', contact],
  ];
}

/** What differs, in words; nothing to compare where nothing was planned. */
const differs = (planned: string, held: string): string =>
  planned === OPEN || held === OPEN ? OPEN : planned === held ? NONE : '不同';

const row = (label: string, planned: string, held: string, difference = differs(planned, held)): ComparedRow => ({
  label,
  planned,
  held,
  difference,
});

const daysText = (begin: Day | null, end: Day | null): string =>
  begin === null || end === null ? OPEN : begin === end ? begin : `${begin} 至 ${end}`;

function comparedRows({ project, batch, analysis, places, heldDays, lecturers }: ReportInput): ComparedRow[] {
  const { form, courses } = project;
  const plannedDays = teachingDays(batch);
  const missed = plannedDays.filter((day) => !heldDays.includes(day));
  const taughtTenths = analysis.courses.reduce((sum, { hourTenths }) => sum + hourTenths, 0);
  const named = lecturersOf(courses).map(({ name }) => name);
  const granted = lecturers.filter(({ creditHundredths }) => creditHundredths > 0).map(({ name }) => name);
  const expected = form.plannedAttendees ?? null;
  const dates = daysText(form.plannedBegin, form.plannedEnd);
  return [
    row('举办日期', dates, daysText(batch.begin, batch.end)),
    row(
      '上课天数',
      String(plannedDays.length),
      String(heldDays.length),
      missed.length === 0 ? NONE : `${missed.join('、')} 没有人签到`,
    ),
    row('举办地点', form.venue === '' ? OPEN : form.venue, listed(places)),
    row('课程', `${courses.length} 门`, `${analysis.courses.length} 门`),
    row('总学时', formatHourTenths(project.hourTenths), formatHourTenths(taughtTenths)),
    row(
      '主讲人',
      listed(named),
      granted.length === 0 ? '还没有给主讲人授分' : listed(granted),
      lecturerGap(named, granted),
    ),
    row(
      '参加人数',
      expected === null ? OPEN : people(expected),
      people(analysis.people),
      expected === null ? OPEN : headGap(expected, analysis.people),
    ),
  ];
}

const headGap = (planned: number, held: number): string =>
  planned === held ? NONE : held < planned ? `少 ${planned - held} 人` : `多 ${held - planned} 人`;

function lecturerGap(named: readonly string[], granted: readonly string[]): string {
  if (granted.length === 0) return OPEN;
  const open = named.filter((name) => !granted.includes(name));
  return open.length === 0 ? NONE : `${open.join('、')} 未授分`;
}

function originRows({ origins }: ReportInput): [string, string][] {
  const codes = Object.keys(originWords) as RecordOrigin[];
  const whole = codes.reduce((sum, code) => sum + origins[code], 0);
  return [
    ...codes.map((code): [string, string] => [originWords[code], `${origins[code]} 人次`]),
    ['合计', `${whole} 人次`],
  ];
}

function institutionRows(institutions: ReportInput['institutions']): [string, string][] {
  const sorted = [...institutions].sort(
    (one, other) =>
      Number(other.isOwn) - Number(one.isOwn) || other.people - one.people || (one.name < other.name ? -1 : 1),
  );
  const rest = sorted.slice(INSTITUTIONS_SHOWN);
  const sum = (some: ReportInput['institutions']) => some.reduce((total, each) => total + each.people, 0);
  return [
    ...sorted
      .slice(0, INSTITUTIONS_SHOWN)
      .map(({ name, isOwn, people: count }): [string, string] => [isOwn ? `${name}（本单位）` : name, people(count)]),
    ...(rest.length === 0 ? [] : [[`其余 ${rest.length} 家单位`, people(sum(rest))] as [string, string]]),
    ['单位合计', people(sum(sorted))],
  ];
}

function resultRows({ round, analysis, lecturers, reversed, evaluation, exam }: ReportInput): [string, string][] {
  const ofLecturers = lecturers.filter(({ creditHundredths }) => creditHundredths > 0);
  const lecturerCredits = ofLecturers.reduce((sum, { creditHundredths }) => sum + creditHundredths, 0);
  const kept = analysis.batch?.dutyKept;
  return [
    [
      '考勤分析',
      `第 ${analysis.number} 次，${dayOf(analysis.at)} ${clockOf(analysis.at)} 冻结；${analysis.courses.length} 门课程 ${analysis.windows.length} 个时段`,
    ],
    ['天天考勤', kept === undefined ? people(analysis.valid) : people(kept)],
    [
      '授分策略',
      labelOf(grantStrategies, round.strategy) +
        (round.dutyWaivedFor === undefined ? '' : `；不要求天天考勤：${round.dutyWaivedFor}`),
    ],
    ['参加者授分', `${people(round.granted)}，${formatCreditHundredths(round.creditHundredths)} 学分`],
    ['未授', `考勤等原因 ${round.absent} 人，排除 ${round.excluded} 人，今年已授 ${round.alreadyGranted} 人`],
    ...(reversed === 0 ? [] : [['授分后撤销', people(reversed)] as [string, string]]),
    [
      '主讲人授分',
      ofLecturers.length === 0
        ? '还没有'
        : `${people(ofLecturers.length)}，${formatCreditHundredths(lecturerCredits)} 学分`,
    ],
    ['评价', evaluation],
    ['考试', exam],
  ];
}
