import type { OutputOf } from '../../../../contract';
import { factTitle, factWords } from '../../../../domain/project/catalogue';
import { entryProblemWords } from '../../../../domain/project/catalogue-row';
import type { BadEntryRow, GoneEntryRow, GoodEntryRow } from '../../../data/documents';

type Row = OutputOf<'catalogueImport.rows'>['rows'][number];

/** A row of an import as the centre reads it: why it is bad, what it changes, or whose it is. */
export function rowOf(row: BadEntryRow | GoodEntryRow | GoneEntryRow): Row {
  if ('problem' in row) {
    const { projectNumber, title } = row;
    return { rowId: `r${row.row}`, row: row.row, projectNumber, title, text: entryProblemWords(row.problem) };
  }
  if (!('row' in row)) {
    const { catalogueEntryId, projectNumber, title, institutionName } = row;
    return { rowId: catalogueEntryId, row: null, projectNumber, title, text: institutionName };
  }
  const { projectNumber, title } = row.entry;
  const text = [row.changes.length > 0 ? changesOf(row) : placeOf(row), unlistedOf(row)].filter((part) => part !== '');
  return { rowId: `r${row.row}`, row: row.row, projectNumber, title, text: text.join('；') };
}

/** 学分：2.00 → 3.00 */
const changesOf = ({ changes }: GoodEntryRow): string =>
  changes.map(({ fact, before, after }) => `${factTitle(fact)}：${before || '未填'} → ${after || '未填'}`).join('；');

/** 长沙市XX医院 · 省级 · 3.00 学分 · 9.0 学时 */
const placeOf = ({ institutionName, entry }: GoodEntryRow): string =>
  [
    institutionName,
    factWords('creditLevel', entry),
    `${factWords('creditHundredths', entry)} 学分`,
    `${factWords('hourTenths', entry)} 学时`,
  ].join(' · ');

const unlistedOf = ({ unlisted }: GoodEntryRow): string =>
  unlisted === '' ? '' : `学科「${unlisted}」不在学科表里，由单位申报时选`;
