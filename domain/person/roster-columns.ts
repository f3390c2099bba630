/** Which columns a roster has (rules: "Roster"), and by what headings people know them. */
import { findColumns, type Column } from '../kernel/table-columns';
import type { TableRow } from '../kernel/table';

export const rosterColumns = [
  { key: 'name', title: '姓名', also: ['名字', '人员姓名', '学员姓名', '职工姓名'] },
  {
    key: 'nationalId',
    title: '身份证号',
    also: ['身份证', '身份证号码', '公民身份号码', '证件号', '证件号码', '身份证件号码'],
  },
  { key: 'documentKind', title: '证件类型', also: ['证件种类', '证件类别'] },
  { key: 'department', title: '科室', also: ['部门', '所在科室', '科室名称', '所在部门'] },
  { key: 'professionalTitle', title: '职称', also: ['专业技术职称', '技术职称', '职称名称'] },
  { key: 'specialty', title: '专业', also: ['从事专业', '专业名称'] },
  { key: 'education', title: '最高学历', also: ['学历', '文化程度'] },
  { key: 'phone', title: '手机号', also: ['手机', '手机号码', '联系电话', '联系方式', '电话'] },
  { key: 'staffNumber', title: '工号', also: ['职工号', '员工号', '人员工号'] },
  { key: 'cardNumber', title: '医通卡号', also: ['医通卡', '卡号', '学分卡号'] },
] as const satisfies readonly Column<string>[];

export type RosterColumn = (typeof rosterColumns)[number]['key'];
/** A roster without one of these is none. */
export const demandedColumns = ['name', 'nationalId'] as const satisfies readonly RosterColumn[];

export const columnTitle = (column: RosterColumn): string =>
  rosterColumns.find(({ key }) => key === column)?.title ?? column;

export const headingProblems = ['noRows', 'noName', 'noNationalId', 'columnTwice'] as const;
/** Why a table is no roster. */
export type HeadingProblem = (typeof headingProblems)[number];

export type Headings =
  | { kind: 'found'; row: number; columns: ReadonlyMap<RosterColumn, number> }
  | { kind: 'refuse'; reason: HeadingProblem };

/**
 * Finds the headings among the first rows. The order of the columns is free, unknown ones are left alone, and where two mean the
 * same thing the first counts, but for the two that say who somebody is: those must be clear.
 */
export function findHeadings(rows: readonly TableRow[]): Headings {
  const found = findColumns<RosterColumn>(rows, rosterColumns, demandedColumns);
  switch (found.kind) {
    case 'found':
      return found;
    case 'empty':
      return { kind: 'refuse', reason: 'noRows' };
    case 'twice':
      return { kind: 'refuse', reason: 'columnTwice' };
    case 'lacking':
      return { kind: 'refuse', reason: found.nearest.has('name') ? 'noNationalId' : 'noName' };
  }
}
