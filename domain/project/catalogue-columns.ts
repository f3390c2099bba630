/** Which columns a file of the catalogue has (M6), and by what headings people know them. */
import { findColumns, type Column, type Headings } from '../kernel/table-columns';
import type { TableRow } from '../kernel/table';
import { entryFacts, type EntryFact } from './catalogue';

const also: Partial<Record<EntryFact, readonly string[]>> = {
  year: ['年度', '年份', '项目年度'],
  projectNumber: ['编号', '项目号', '批准编号', '项目批准号'],
  title: ['名称', '项目', '项目题目', '课题名称'],
  institutionId: ['单位', '申办单位', '承办单位', '主办单位', '申报单位', '单位名称', '举办单位名称'],
  creditLevel: ['级别', '项目级别', '学分类别', '授予学分级别'],
  creditHundredths: ['授予学分', '学分数', '拟授学分', '总学分'],
  hourTenths: ['总学时', '学时数', '教学学时'],
  plannedBegin: ['拟举办起始日期', '起始日期', '开始日期', '拟举办开始', '举办起始日期'],
  plannedEnd: ['拟举办截止日期', '截止日期', '结束日期', '拟举办结束', '举办截止日期'],
  plannedDayTenths: ['拟举办期限', '期限', '天数', '举办天数'],
  discipline2: ['二级学科', 'Ⅱ级学科', 'II级学科名称', '2级学科'],
  discipline3: ['三级学科', 'Ⅲ级学科', 'III级学科名称', '3级学科'],
  projectLead: ['负责人', '项目负责人姓名'],
  activityForm: ['举办形式', '活动方式', '形式'],
};

export const catalogueColumns: readonly Column<EntryFact>[] = entryFacts.map(({ key, title }) => ({
  key,
  title,
  also: also[key] ?? [],
}));

/** A file without one of these is no catalogue. The year may follow from the number or from the planned days. */
export const demandedEntryColumns = [
  'projectNumber',
  'title',
  'institutionId',
  'creditLevel',
  'creditHundredths',
  'hourTenths',
] as const satisfies readonly EntryFact[];

/** Why a table is no catalogue. */
export const catalogueHeadingProblems = ['noRows', 'noColumn', 'columnTwice'] as const;
export type CatalogueHeadingProblem = (typeof catalogueHeadingProblems)[number];

export const findCatalogueHeadings = (rows: readonly TableRow[]): Headings<EntryFact> =>
  findColumns(rows, catalogueColumns, demandedEntryColumns);

const problemOf = { empty: 'noRows', lacking: 'noColumn', twice: 'columnTwice' } as const;
export const headingProblemOf = (kind: keyof typeof problemOf): CatalogueHeadingProblem => problemOf[kind];
