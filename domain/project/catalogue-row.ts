/** One row of a file of the catalogue: the entry that it says, or why it is bad (rules: "Import of the catalogue"). */
import { halfWidth } from '../kernel/typed-text';
import { creditLevels, type CreditLevel } from '../kernel/credit-level';
import { comparedText, filledCell, hasLostDigits, plainText, quoted, shortened } from '../kernel/table-cell';
import type { Cell, TableRow } from '../kernel/table';
import { foldForSearch } from '../kernel/search';
import { DAY_MS, dayFromNumber, isDay, yearOf, type Day } from '../kernel/time';
import { checkName, foldName } from '../person/name';
import { areDatesInOrder, entryFacts, factTitle, foldEntryText, numberKey, type EntryFact } from './catalogue';
import { checkDisciplines } from './disciplines';
import { activityForms, type ActivityForm, type CatalogueEntry } from './project';

/** A catalogue of a province and a year has some thousands. */
export const CATALOGUE_ROWS_AT_MOST = 10_000;

const LENGTH_AT_MOST: Partial<Record<EntryFact, number>> = {
  projectNumber: 60,
  title: 200,
  discipline2: 40,
  discipline3: 40,
};

/** Why a row is bad; `value` and `other` are what the words name. */
export type EntryProblem =
  | { kind: 'missing' | 'formula' | 'error' | 'long' | 'format'; fact: EntryFact }
  | { kind: 'digitsLost' | 'unknown'; fact: EntryFact; value: string }
  | { kind: 'noYear' | 'datesOrder' | 'leadName' }
  | { kind: 'twice'; other: number }
  /** It changes what binds projects that were made of the entry. */
  | { kind: 'held'; facts: EntryFact[] }
  | { kind: 'withdrawn' };

/** An entry as a row says it. */
export type EntryOfRow = {
  row: number;
  institutionName: string;
  entry: CatalogueEntry;
  /** Disciplines that are not of the list stay open, as the entry only proposes them; '' where there are none. */
  unlisted: string;
};

export type EntryVerdict =
  | { kind: 'good'; read: EntryOfRow }
  | { kind: 'bad'; row: number; projectNumber: string; title: string; problem: EntryProblem };

/** The reason as the centre reads it beside the row. */
export function entryProblemWords(problem: EntryProblem): string {
  switch (problem.kind) {
    case 'missing':
      return `没有${factTitle(problem.fact)}`;
    case 'formula':
      return `${factTitle(problem.fact)}是没有结果的公式，请改成数值或文字`;
    case 'error':
      return `${factTitle(problem.fact)}是公式错误，请改成数值或文字`;
    case 'long':
      return `${factTitle(problem.fact)}太长`;
    case 'format':
      return `${factTitle(problem.fact)}看不懂，${formatHints[problem.fact] ?? '请核对'}`;
    case 'digitsLost':
      return `${factTitle(problem.fact)}被表格改成 ${problem.value}，请设成文本格式重填`;
    case 'unknown':
      return problem.fact === 'institutionId'
        ? `单位「${problem.value}」不在名单里，请核对全称，或先在「各单位的账号」里添加`
        : `${factTitle(problem.fact)}「${problem.value}」不在选项里，请从模板的下拉里选`;
    case 'noYear':
      return '不知道是哪一年的，请填写举办年度';
    case 'datesOrder':
      return '拟举办截止早于拟举办起始';
    case 'leadName':
      return '项目负责人不像姓名，只写一位负责人';
    case 'twice':
      return `和第 ${problem.other} 行是同一个编号`;
    case 'held':
      return `已有单位用它申报，${problem.facts.map(factTitle).join('、')}不能改。请撤下原来的，另用一个编号`;
    case 'withdrawn':
      return '这个项目已撤下，要用请先在目录里恢复';
  }
}

const formatHints: Partial<Record<EntryFact, string>> = {
  year: '请写成 2025',
  creditHundredths: '请写成 2.00',
  hourTenths: '请写成 6.0',
  plannedBegin: '请写成 2025-11-29',
  plannedEnd: '请写成 2025-11-29',
  plannedDayTenths: '请写成 1.0',
};

/** What rows are compared with. */
export interface CatalogueBeside {
  columns: ReadonlyMap<EntryFact, number>;
  /** All hospitals. */
  institutions: readonly { id: string; name: string }[];
}

type Cells = (fact: EntryFact) => Cell | undefined;
type Read<Value> = { value: Value } | { problem: EntryProblem };

/** Reads the rows below the headings, in their order; blank ones are passed over. */
export function readCatalogueRows(rows: readonly TableRow[], beside: CatalogueBeside): EntryVerdict[] {
  const institutions = new Map(beside.institutions.map((institution) => [comparedText(institution.name), institution]));
  const numbers = new Map<string, number>();
  return rows.flatMap((row): EntryVerdict[] => {
    const cellOf: Cells = (fact) => filledCell(row.cells.get(beside.columns.get(fact) ?? -1));
    if (entryFacts.every(({ key }) => cellOf(key) === undefined)) return [];
    const bad = (problem: EntryProblem): EntryVerdict[] => [
      {
        kind: 'bad',
        row: row.number,
        projectNumber: quoted(plainText(cellOf('projectNumber')?.text ?? '')),
        title: quoted(plainText(cellOf('title')?.text ?? '')),
        problem,
      },
    ];
    const read = readEntry(cellOf, institutions);
    if ('problem' in read) return bad(read.problem);
    const { entry } = read.value;
    const earlier = numbers.get(numberKey(entry));
    if (earlier !== undefined) return bad({ kind: 'twice', other: earlier });
    numbers.set(numberKey(entry), row.number);
    return [{ kind: 'good', read: { row: row.number, ...read.value } }];
  });
}

/** What stops a cell from being read at all. */
function cellProblem(fact: EntryFact, cell: Cell): EntryProblem | undefined {
  if (cell.kind === 'formula' || cell.kind === 'error' || cell.kind === 'long') return { kind: cell.kind, fact };
  if (fact === 'projectNumber' && (cell.kind === 'date' || hasLostDigits(cell)))
    return { kind: 'digitsLost', fact, value: shortened(plainText(cell.text)) };
  return undefined;
}

function readEntry(
  cellOf: Cells,
  institutions: ReadonlyMap<string, { id: string; name: string }>,
): Read<Omit<EntryOfRow, 'row'>> {
  for (const { key } of entryFacts) {
    const cell = cellOf(key);
    const problem = cell && cellProblem(key, cell);
    if (problem) return { problem };
  }
  const textOf = (fact: EntryFact): string => plainText(cellOf(fact)?.text ?? '');
  for (const fact of [
    'projectNumber',
    'title',
    'institutionId',
    'creditLevel',
    'creditHundredths',
    'hourTenths',
  ] as const)
    if (textOf(fact) === '') return { problem: { kind: 'missing', fact } };
  for (const [fact, most] of Object.entries(LENGTH_AT_MOST) as [EntryFact, number][])
    if (textOf(fact).length > most) return { problem: { kind: 'long', fact } };
  const unknown = (fact: EntryFact): { problem: EntryProblem } => ({
    problem: { kind: 'unknown', fact, value: quoted(textOf(fact)) },
  });
  const format = (fact: EntryFact): { problem: EntryProblem } => ({ problem: { kind: 'format', fact } });

  const projectNumber = foldEntryText(textOf('projectNumber'));
  if (foldForSearch(projectNumber) === '') return format('projectNumber');
  const institution = institutions.get(comparedText(textOf('institutionId')));
  if (!institution) return unknown('institutionId');
  const creditLevel = levelOf(textOf('creditLevel'));
  if (!creditLevel) return unknown('creditLevel');
  const creditHundredths = amountOf(textOf('creditHundredths'), 100);
  if (creditHundredths === undefined) return format('creditHundredths');
  const hourTenths = amountOf(textOf('hourTenths'), 10);
  if (hourTenths === undefined || hourTenths === 0) return format('hourTenths');

  const plannedBegin = openDayOf(cellOf('plannedBegin'));
  if (plannedBegin === undefined) return format('plannedBegin');
  const plannedEnd = openDayOf(cellOf('plannedEnd'));
  if (plannedEnd === undefined) return format('plannedEnd');
  if (!areDatesInOrder({ plannedBegin, plannedEnd })) return { problem: { kind: 'datesOrder' } };
  const plannedDayTenths = textOf('plannedDayTenths') === '' ? null : amountOf(textOf('plannedDayTenths'), 10, 366);
  if (plannedDayTenths === undefined) return format('plannedDayTenths');

  const disciplines = { discipline2: textOf('discipline2'), discipline3: textOf('discipline3') };
  const isListed = checkDisciplines(disciplines) === undefined;
  const projectLead = foldName(textOf('projectLead'));
  if (projectLead !== '' && checkName(projectLead)) return { problem: { kind: 'leadName' } };
  const activityForm = textOf('activityForm') === '' ? null : formOf(textOf('activityForm'));
  if (activityForm === undefined) return unknown('activityForm');
  const year = yearOfRow(textOf('year'), { projectNumber, plannedBegin, plannedEnd });
  if (year === 'format') return format('year');
  if (year === undefined) return { problem: { kind: 'noYear' } };

  return {
    value: {
      institutionName: institution.name,
      entry: {
        ...{ institutionId: institution.id, year, projectNumber, title: foldEntryText(textOf('title')) },
        ...{ creditLevel, creditHundredths, hourTenths, plannedBegin, plannedEnd, plannedDayTenths },
        ...(isListed ? disciplines : { discipline2: '', discipline3: '' }),
        ...{ projectLead, activityForm },
      },
      unlisted: isListed ? '' : quoted([disciplines.discipline2, disciplines.discipline3].filter(Boolean).join(' / ')),
    },
  };
}

/** 国家级, 国家, 国; 省级 … */
function levelOf(text: string): CreditLevel | undefined {
  const typed = comparedText(text).replace(/^[(（]|[)）]$/g, '');
  return creditLevels.find(
    ({ label }) => label === typed || label.replace('级', '') === typed || label.startsWith(typed),
  )?.code;
}

const otherForms: Readonly<Record<string, ActivityForm>> = {
  远程: 'remote',
  线上: 'remote',
  混合: 'mixed',
  线上线下: 'mixed',
  学术会议: 'academicActivity',
  学术讲座: 'academicActivity',
};
const formOf = (text: string): ActivityForm | undefined => {
  const typed = comparedText(text);
  return activityForms.find(({ label }) => comparedText(label) === typed)?.code ?? otherForms[typed];
};

/** An amount as it is written or as a program holds it (`2`, `2.0`, `2.00分`, `0.30000000000000004`), in parts of `scale`. */
function amountOf(text: string, scale: number, most = 1000): number | undefined {
  const bare = halfWidth(text)
    .replace(/(?:学分|学时|分|天|小时)$/, '')
    .trim();
  if (!/^\d+(?:\.\d+)?$/.test(bare)) return undefined;
  const value = Number(bare) * scale;
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-6 && whole <= most * scale ? whole : undefined;
}

/** The day before the first of Excel's days: it counts 1900-02-29, which there was not. */
const DAY_ZERO = Date.UTC(1899, 11, 30) / DAY_MS;

/** A planned day: null where the catalogue leaves it open, undefined where nobody can read it. */
function openDayOf(cell: Cell | undefined): Day | null | undefined {
  if (cell === undefined) return null;
  const text = halfWidth(plainText(cell.text)).trim();
  if (/^[-—–/]+$/.test(text)) return null;
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return known(dayFromNumber(Math.floor(Number(text)) + DAY_ZERO));
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return known(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
const known = (day: Day): Day | undefined =>
  isDay(day) && day >= '2000-01-01' && day <= '2100-12-31' ? day : undefined;

/** The year as it stands there, else that of the planned days, else that with which the number begins. */
function yearOfRow(
  text: string,
  { projectNumber, plannedBegin, plannedEnd }: Pick<CatalogueEntry, 'projectNumber' | 'plannedBegin' | 'plannedEnd'>,
): number | undefined | 'format' {
  const typed = halfWidth(text)
    .replace(/年度?$/, '')
    .trim();
  if (typed !== '') return /^20\d\d$/.test(typed) ? Number(typed) : 'format';
  const day = plannedBegin ?? plannedEnd;
  if (day !== null) return yearOf(day);
  const begins = /^(20\d\d)(?!\d)/.exec(projectNumber)?.[1];
  return begins === undefined ? undefined : Number(begins);
}
