/** One row of a roster file: what it says of somebody, or why it is bad (rules: "Roster"). */
import type { Labelled } from '../kernel/enumeration';
import type { Cell, TableRow } from '../kernel/table';
import {
  comparedText,
  filledCell,
  hasLostDigits,
  plainText,
  quoted,
  QUOTED_AT_MOST,
  shortened,
} from '../kernel/table-cell';
import type { Day } from '../kernel/time';
import { halfWidth } from '../kernel/typed-text';
import { checkName, foldName, type NameProblem } from './name';
import {
  checkDocumentNumber,
  digestParts,
  documentNamed,
  documentOf,
  foldDocumentNumber,
  formWords,
  maskDocument,
  USUAL_DOCUMENT,
  type IdentityDocument,
} from './identity-document';
import { checkCardNumber, checkPhone, normaliseCardNumber, type PersonProblem } from './person';
import { educations, professionalTitles, specialties } from './profession';
import type { Education, ProfessionalTitle, Specialty } from './profession';
import { columnTitle, rosterColumns, type RosterColumn } from './roster-columns';

/** A roster is not longer; a larger institution imports it in parts. */
export const ROSTER_ROWS_AT_MOST = 10_000;
export const STAFF_NUMBER_AT_MOST = 20;
/** Of a department that is taken as it is written. */
const DEPARTMENT_AT_MOST = 40;

/** What a good row says of somebody. */
export interface RosterPerson {
  row: number;
  name: string;
  nationalId: string;
  /** Left out where it is the resident's card. */
  documentKind?: IdentityDocument;
  departmentId?: string;
  departmentName?: string;
  professionalTitle?: ProfessionalTitle;
  specialty?: Specialty;
  education?: Education;
  phone?: string;
  staffNumber?: string;
  cardNumber?: string;
}

/** Why a row is bad; `value` and `other` are what the words name. */
export type RowProblem =
  | { kind: 'missing'; column: RosterColumn }
  | { kind: 'name'; problem: NameProblem }
  | { kind: 'nationalId'; problem: PersonProblem; length: number }
  | { kind: 'digitsLost'; column: RosterColumn; value: string }
  | { kind: 'date' | 'formula' | 'error' | 'long'; column: RosterColumn }
  | { kind: 'unknown'; column: RosterColumn; value: string }
  | { kind: 'format'; column: RosterColumn }
  | { kind: 'documentKind'; value: string }
  | { kind: 'twice'; column: 'nationalId' | 'cardNumber'; other: number };

export type RowVerdict =
  | { kind: 'good'; person: RosterPerson }
  | { kind: 'bad'; row: number; name: string; numberMasked: string; problem: RowProblem };

/** What rows are compared with. */
export interface RosterBeside {
  columns: ReadonlyMap<RosterColumn, number>;
  /** Those of the institution; of a meeting's roster whatever is written: its people come from anywhere. */
  departments: readonly { id: string; name: string }[] | 'asWritten';
  today: Day;
}

const nationalIdWords: Partial<Record<PersonProblem, string>> = {
  nationalIdCharacters: '身份证号里有不该有的字',
  nationalIdBirthDate: '身份证号里的出生日期不对',
  nationalIdChecksum: '身份证号校验位不对',
};
const nameWords: Record<NameProblem, string> = {
  nameLength: '姓名太短或太长，应为 2–50 个字',
  nameCharacters: '姓名里有不是文字的字符',
  namePrivateUse: '姓名里有显示不出的字，请换输入法重打',
};

/** The reason as the administrator reads it beside the row. */
export function rowProblemWords(problem: RowProblem): string {
  switch (problem.kind) {
    case 'missing':
      return `没有${columnTitle(problem.column)}`;
    case 'name':
      return nameWords[problem.problem];
    case 'nationalId':
      return problem.problem === 'nationalIdLength'
        ? `身份证号${problem.length < 18 ? '只' : ''}有 ${problem.length} 位，应为 18 位`
        : (nationalIdWords[problem.problem] ?? `证件号码不对，${formWords[problem.problem] ?? '请核对'}`);
    case 'digitsLost':
      return `${columnTitle(problem.column)}被表格改成 ${problem.value}，末尾已丢失，请设成文本格式重填`;
    case 'date':
      return `${columnTitle(problem.column)}被表格改成了日期，请设成文本格式重填`;
    case 'formula':
      return `${columnTitle(problem.column)}是没有结果的公式，请改成文字`;
    case 'error':
      return `${columnTitle(problem.column)}是公式错误，请改成文字`;
    case 'long':
      return `${columnTitle(problem.column)}太长`;
    case 'unknown':
      return problem.column === 'department'
        ? `科室「${problem.value}」不在名单里，请先在「科室」里添加`
        : `${columnTitle(problem.column)}「${problem.value}」不在选项里，请从模板的下拉里选`;
    case 'format':
      return `${columnTitle(problem.column)}格式不对`;
    case 'documentKind':
      return `证件类型「${problem.value}」不在选项里，请从模板的下拉里选`;
    case 'twice':
      return problem.column === 'nationalId'
        ? `和第 ${problem.other} 行是同一个证件号码`
        : `医通卡号和第 ${problem.other} 行相同`;
  }
}

/** Reads the rows below the headings, in their order; blank ones are passed over. */
export function readRosterRows(rows: readonly TableRow[], beside: RosterBeside): RowVerdict[] {
  const departmentOf = departmentsBy(beside.departments);
  const numbers = new Map<string, number>();
  const cards = new Map<string, number>();
  return rows.flatMap((row): RowVerdict[] => {
    const cellOf = (column: RosterColumn): Cell | undefined =>
      filledCell(row.cells.get(beside.columns.get(column) ?? -1));
    if (rosterColumns.every(({ key }) => cellOf(key) === undefined)) return [];
    const read = readPerson(row.number, cellOf, { departmentOf, today: beside.today });
    // A number that stands in two rows is one person or a mistake: the second row is bad even where the first was, too.
    const nationalId = comparedNumber(cellOf);
    const earlier = nationalId === '' ? undefined : numbers.get(nationalId);
    if (earlier === undefined) numbers.set(nationalId, row.number);
    if ('problem' in read) return [badRow(row.number, cellOf, read.problem)];
    if (earlier !== undefined)
      return [badRow(row.number, cellOf, { kind: 'twice', column: 'nationalId', other: earlier })];
    const { cardNumber } = read;
    const holder = cardNumber === undefined ? undefined : cards.get(cardNumber);
    if (holder !== undefined)
      return [badRow(row.number, cellOf, { kind: 'twice', column: 'cardNumber', other: holder })];
    if (cardNumber !== undefined) cards.set(cardNumber, row.number);
    return [{ kind: 'good', person: read }];
  });
}

type DepartmentOf = (written: string) => { id: string; name: string } | undefined;

function departmentsBy(departments: RosterBeside['departments']): DepartmentOf {
  if (departments === 'asWritten')
    return (written) => {
      const name = [...written].slice(0, DEPARTMENT_AT_MOST).join('');
      return name === '' ? undefined : { id: name, name };
    };
  const known = new Map(departments.map((department) => [comparedText(department.name), department]));
  return (written) => known.get(comparedText(written));
}

type Cells = (column: RosterColumn) => Cell | undefined;

/** The kind of document that a row names; undefined where it names none of ours. */
const kindOf = (cellOf: Cells): IdentityDocument | undefined =>
  documentNamed(plainText(cellOf('documentKind')?.text ?? ''));

/** The number of a row in the spelling of its kind; '' where there is none. */
const numberOf = (cellOf: Cells): string =>
  foldDocumentNumber(kindOf(cellOf) ?? 'passport', plainText(cellOf('nationalId')?.text ?? ''));

/** What two rows with one number share; '' where there is none. */
function comparedNumber(cellOf: Cells): string {
  const number = numberOf(cellOf);
  return number === '' ? '' : digestParts(documentOf(kindOf(cellOf) ?? 'passport', number)).join(' ');
}

function badRow(row: number, cellOf: Cells, problem: RowProblem): RowVerdict {
  const name = foldName(plainText(cellOf('name')?.text ?? '')).slice(0, QUOTED_AT_MOST);
  const number =
    problem.kind === 'digitsLost' && problem.column === 'nationalId' ? '' : numberOf(cellOf).slice(0, QUOTED_AT_MOST);
  const numberMasked = maskDocument({ documentKind: kindOf(cellOf) ?? 'passport', nationalId: number });
  return { kind: 'bad', row, name, numberMasked, problem };
}

/** What stops a cell from being read at all. */
function cellProblem(column: RosterColumn, cell: Cell): RowProblem | undefined {
  const { kind } = cell;
  if (kind === 'date' || kind === 'formula' || kind === 'error' || kind === 'long') return { kind, column };
  const isIdentifier =
    column === 'nationalId' || column === 'cardNumber' || column === 'staffNumber' || column === 'phone';
  if (!isIdentifier) return undefined;
  return hasLostDigits(cell) ? { kind: 'digitsLost', column, value: shortened(plainText(cell.text)) } : undefined;
}

const otherLabels: Readonly<Record<string, string>> = {
  博士: '博士研究生',
  硕士: '硕士研究生',
  本科: '大学本科',
  大专: '大学专科',
  专科: '大学专科',
  中专: '中专',
  无: '无职称',
};

/** The code of a label, as people write it: `本科`, `内科` for `内科学`. */
function codeOf<Code extends string>(list: readonly Labelled<Code>[], text: string): Code | undefined {
  const typed = comparedText(text);
  const wanted = [typed, comparedText(otherLabels[typed] ?? typed), `${typed}学`];
  return list.find(({ label }) => wanted.includes(comparedText(label)))?.code;
}

/** The parts of a row, one after the other, until one of them is bad. */
function readPerson(
  row: number,
  cellOf: Cells,
  { departmentOf, today }: { departmentOf: DepartmentOf; today: Day },
): RosterPerson | { problem: RowProblem } {
  for (const { key } of rosterColumns) {
    const cell = cellOf(key);
    const problem = cell && cellProblem(key, cell);
    if (problem) return { problem };
  }
  const textOf = (column: RosterColumn): string => plainText(cellOf(column)?.text ?? '');

  const name = foldName(textOf('name'));
  if (textOf('name') === '') return { problem: { kind: 'missing', column: 'name' } };
  const nameProblem = checkName(name);
  if (nameProblem) return { problem: { kind: 'name', problem: nameProblem } };

  const named = kindOf(cellOf);
  if (!named) return { problem: { kind: 'documentKind', value: quoted(textOf('documentKind')) } };
  const typed = numberOf(cellOf);
  if (typed === '') return { problem: { kind: 'missing', column: 'nationalId' } };
  const idProblem = checkDocumentNumber(named, typed, today);
  if (idProblem) return { problem: { kind: 'nationalId', problem: idProblem, length: Array.from(typed).length } };
  const { documentKind, nationalId } = documentOf(named, typed);

  const unknown = (column: RosterColumn): { problem: RowProblem } => ({
    problem: { kind: 'unknown', column, value: quoted(textOf(column)) },
  });
  const department = departmentOf(textOf('department'));
  if (textOf('department') !== '' && !department) return unknown('department');
  const professionalTitle = codeOf(professionalTitles, textOf('professionalTitle'));
  if (textOf('professionalTitle') !== '' && !professionalTitle) return unknown('professionalTitle');
  const specialty = codeOf(specialties, textOf('specialty'));
  if (textOf('specialty') !== '' && !specialty) return unknown('specialty');
  const education = codeOf(educations, textOf('education'));
  if (textOf('education') !== '' && !education) return unknown('education');

  const phone = halfWidth(textOf('phone'))
    .replace(/[\s-]/g, '')
    .replace(/^(?:\+?86)(?=1\d{10}$)/, '');
  if (phone !== '' && checkPhone(phone)) return { problem: { kind: 'format', column: 'phone' } };
  const staffNumber = halfWidth(textOf('staffNumber')).replace(/\s/g, '');
  if (staffNumber !== '' && !/^[0-9A-Za-z-]+$/.test(staffNumber))
    return { problem: { kind: 'format', column: 'staffNumber' } };
  if (staffNumber.length > STAFF_NUMBER_AT_MOST) return { problem: { kind: 'long', column: 'staffNumber' } };
  const cardNumber = normaliseCardNumber(textOf('cardNumber'));
  if (cardNumber !== '' && checkCardNumber(cardNumber)) return { problem: { kind: 'format', column: 'cardNumber' } };

  return {
    row,
    name,
    nationalId,
    ...(documentKind === USUAL_DOCUMENT ? {} : { documentKind }),
    ...(department ? { departmentId: department.id, departmentName: department.name } : {}),
    ...(professionalTitle ? { professionalTitle } : {}),
    ...(specialty ? { specialty } : {}),
    ...(education ? { education } : {}),
    ...(phone === '' ? {} : { phone }),
    ...(staffNumber === '' ? {} : { staffNumber }),
    ...(cardNumber === '' ? {} : { cardNumber }),
  };
}
