/** A file of people who attended an activity: which columns it has, and what each row says (rules: "Group activity"). */
import { foldName } from '../person/name';
import { checkCardNumber, normaliseCardNumber } from '../person/person';
import { maskDocument, USUAL_DOCUMENT } from '../person/identity-document';
import type { Cell, TableRow } from '../kernel/table';
import { filledCell, hasLostDigits, plainText, quoted, QUOTED_AT_MOST, shortened } from '../kernel/table-cell';
import { findColumns, type Column } from '../kernel/table-columns';
import { halfWidth } from '../kernel/typed-text';

export const attendeeColumns = [
  { key: 'name', title: '姓名', also: ['名字', '人员姓名', '学员姓名', '职工姓名', '参加人员', '签到人'] },
  { key: 'personNumber', title: '人员编号', also: ['编号', '学员编号'] },
  { key: 'nationalId', title: '身份证号', also: ['身份证', '身份证号码', '公民身份号码', '证件号', '证件号码'] },
  { key: 'cardNumber', title: '医通卡号', also: ['医通卡', '卡号', '学分卡号'] },
] as const satisfies readonly Column<string>[];
export type AttendeeColumn = (typeof attendeeColumns)[number]['key'];
export const demandedAttendeeColumns = ['name'] as const satisfies readonly AttendeeColumn[];

export const attendeeHeadingProblems = ['noRows', 'noName', 'columnTwice'] as const;
export type AttendeeHeadingProblem = (typeof attendeeHeadingProblems)[number];

export type AttendeeHeadings =
  | { kind: 'found'; row: number; columns: ReadonlyMap<AttendeeColumn, number> }
  | { kind: 'refuse'; reason: AttendeeHeadingProblem };

/** A sheet that people signed has their names at least. */
export function findAttendeeHeadings(rows: readonly TableRow[]): AttendeeHeadings {
  const found = findColumns<AttendeeColumn>(rows, attendeeColumns, demandedAttendeeColumns);
  if (found.kind === 'found') return found;
  const reasons = { empty: 'noRows', twice: 'columnTwice', lacking: 'noName' } as const;
  return { kind: 'refuse', reason: reasons[found.kind] };
}

/** What a row says of somebody: their name, and by what they are found. */
export type AttendeeRow = {
  row: number;
  name: string;
  /** 4073815526; '' where the row has none. */
  personNumber: string;
  nationalId: string;
  cardNumber: string;
};

export type AttendeeRowProblem =
  | { kind: 'missing'; column: AttendeeColumn }
  | { kind: 'digitsLost'; column: AttendeeColumn; value: string }
  | { kind: 'date' | 'formula' | 'error' | 'long'; column: AttendeeColumn }
  | { kind: 'format'; column: AttendeeColumn }
  /** Nobody of the institution has this number. */
  | { kind: 'unknown'; column: AttendeeColumn; value: string }
  /** The number leads to somebody with another name. */
  | { kind: 'otherName' }
  /** Only a name, and several people of the institution have it. */
  | { kind: 'namesakes'; people: number }
  | { kind: 'notApproved' }
  | { kind: 'twice'; other: number };

const titleOf = (column: AttendeeColumn): string => attendeeColumns.find(({ key }) => key === column)?.title ?? column;

/** The reason as the administrator reads it beside the row; it says what can be done. */
export function attendeeProblemWords(problem: AttendeeRowProblem): string {
  switch (problem.kind) {
    case 'missing':
      return `没有${titleOf(problem.column)}`;
    case 'digitsLost':
      return `${titleOf(problem.column)}被表格改成 ${problem.value}，末尾已丢失，请设成文本格式重填`;
    case 'date':
      return `${titleOf(problem.column)}被表格改成了日期，请设成文本格式重填`;
    case 'formula':
      return `${titleOf(problem.column)}是没有结果的公式，请改成文字`;
    case 'error':
      return `${titleOf(problem.column)}是公式错误，请改成文字`;
    case 'long':
      return `${titleOf(problem.column)}太长`;
    case 'format':
      return `${titleOf(problem.column)}格式不对`;
    case 'unknown':
      return `本单位查不到${titleOf(problem.column)}「${problem.value}」，请核对，或从人员里选`;
    case 'otherName':
      return '号码对应的人不叫这个名字，请核对，或从人员里选';
    case 'namesakes':
      return `本单位有 ${problem.people} 位同名，请加上人员编号，或从人员里选`;
    case 'notApproved':
      return '注册还没有通过，或已离职，不能授分';
    case 'twice':
      return `和第 ${problem.other} 行是同一个人`;
  }
}

type Cells = (column: AttendeeColumn) => Cell | undefined;

function cellProblem(column: AttendeeColumn, cell: Cell): AttendeeRowProblem | undefined {
  const { kind } = cell;
  if (kind === 'date' || kind === 'formula' || kind === 'error' || kind === 'long') return { kind, column };
  if (column === 'name') return undefined;
  return hasLostDigits(cell) ? { kind: 'digitsLost', column, value: shortened(plainText(cell.text)) } : undefined;
}

export type AttendeeRead =
  { kind: 'read'; person: AttendeeRow } | { kind: 'bad'; row: number; name: string; problem: AttendeeRowProblem };

/** Reads the rows below the headings, in their order; blank ones are passed over. Who is meant is looked up afterwards. */
export function readAttendeeRows(
  rows: readonly TableRow[],
  columns: ReadonlyMap<AttendeeColumn, number>,
): AttendeeRead[] {
  return rows.flatMap((row): AttendeeRead[] => {
    const cellOf: Cells = (column) => filledCell(row.cells.get(columns.get(column) ?? -1));
    if (attendeeColumns.every(({ key }) => cellOf(key) === undefined)) return [];
    const name = foldName(plainText(cellOf('name')?.text ?? ''));
    const problem = problemOf(cellOf);
    if (problem) return [{ kind: 'bad', row: row.number, name: name.slice(0, QUOTED_AT_MOST), problem }];
    return [
      {
        kind: 'read',
        person: {
          row: row.number,
          name,
          personNumber: compact(cellOf('personNumber')),
          nationalId: compact(cellOf('nationalId')).toUpperCase(),
          cardNumber: normaliseCardNumber(plainText(cellOf('cardNumber')?.text ?? '')),
        },
      },
    ];
  });
}

const compact = (cell: Cell | undefined): string => halfWidth(plainText(cell?.text ?? '')).replace(/\s/g, '');

function problemOf(cellOf: Cells): AttendeeRowProblem | undefined {
  for (const { key } of attendeeColumns) {
    const cell = cellOf(key);
    const problem = cell && cellProblem(key, cell);
    if (problem) return problem;
  }
  if (!cellOf('name')) return { kind: 'missing', column: 'name' };
  const card = normaliseCardNumber(plainText(cellOf('cardNumber')?.text ?? ''));
  return card !== '' && checkCardNumber(card) ? { kind: 'format', column: 'cardNumber' } : undefined;
}

/** Somebody of the institution whom a row may mean. */
export type KnownPerson = { personId: string; name: string; approved: boolean };

export type AttendeeVerdict<Person extends KnownPerson> =
  | { kind: 'good'; row: number; person: Person }
  | { kind: 'bad'; row: number; name: string; problem: AttendeeRowProblem };

/** The numbers of a row, the surest first; a row without any goes by its name. */
export const keysOf = ({ personNumber, nationalId, cardNumber }: AttendeeRow): [AttendeeColumn, string][] => {
  const numbers: [AttendeeColumn, string][] = [
    ['personNumber', personNumber],
    ['nationalId', nationalId],
    ['cardNumber', cardNumber],
  ];
  return numbers.filter(([, value]) => value !== '');
};

/** Who each row means, or why that is not known. Somebody who stands in two rows is taken once; the second row says so. */
export function matchAttendees<Person extends KnownPerson>(
  read: readonly AttendeeRead[],
  find: (column: AttendeeColumn, value: string) => readonly Person[],
): AttendeeVerdict<Person>[] {
  const rows = new Map<string, number>();
  return read.map((each): AttendeeVerdict<Person> => {
    if (each.kind === 'bad') return each;
    const { row, name } = each.person;
    const bad = (problem: AttendeeRowProblem): AttendeeVerdict<Person> => ({
      kind: 'bad',
      row,
      name: name.slice(0, QUOTED_AT_MOST),
      problem,
    });
    const [key] = keysOf(each.person);
    const [column, value] = key ?? (['name', name] as const);
    const people = find(column, value);
    if (people.length === 0) return bad({ kind: 'unknown', column, value: shownValue(column, value) });
    const approved = people.filter((person) => person.approved);
    const meant = column === 'name' ? approved : approved.filter((person) => person.name === name);
    if (approved.length === 0) return bad({ kind: 'notApproved' });
    const [person, ...namesakes] = meant;
    if (!person) return bad({ kind: 'otherName' });
    if (namesakes.length > 0) return bad({ kind: 'namesakes', people: meant.length });
    const other = rows.get(person.personId);
    if (other !== undefined) return bad({ kind: 'twice', other });
    rows.set(person.personId, row);
    return { kind: 'good', row, person };
  });
}

/** A number of a document is masked wherever it is shown. */
const shownValue = (column: AttendeeColumn, value: string): string =>
  column === 'nationalId' ? maskDocument({ documentKind: USUAL_DOCUMENT, nationalId: value }) : quoted(value);
