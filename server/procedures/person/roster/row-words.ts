import { labelOf } from '../../../../domain/kernel/enumeration';
import { professionalTitles } from '../../../../domain/person/profession';
import { columnTitle } from '../../../../domain/person/roster-columns';
import { rowProblemWords } from '../../../../domain/person/roster-row';
import type { BadRow, GoneRow, GoodRow } from '../../../data/documents';

interface RowInWords {
  row: number | null;
  name: string;
  nationalIdMasked: string;
  text: string;
}

/** A row of an import as its institution reads it: why it is bad, what it changes, or where somebody belongs. */
export function rowOf(row: BadRow | GoodRow | GoneRow): RowInWords {
  const { name, nationalIdMasked } = row;
  if ('problem' in row) return { row: row.row, name, nationalIdMasked, text: rowProblemWords(row.problem) };
  if (!('row' in row)) return { row: null, name, nationalIdMasked, text: row.departmentName ?? '' };
  return { row: row.row, name, nationalIdMasked, text: row.changes.length > 0 ? changesOf(row) : placeOf(row) };
}

/** 科室：检验科 → 内科 */
const changesOf = ({ changes }: GoodRow): string =>
  changes
    .map(({ column, before, after }) => `${columnTitle(column)}：${before || '未填'} → ${after || '未填'}`)
    .join('；');

/** 检验科 · 主治医师 */
const placeOf = ({ departmentName, professionalTitle }: GoodRow): string =>
  [departmentName ?? '', professionalTitle === undefined ? '' : labelOf(professionalTitles, professionalTitle)]
    .filter((text) => text !== '')
    .join(' · ');
