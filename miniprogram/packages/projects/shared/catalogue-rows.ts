import type { InputOf, OutputOf } from '../../../../contract/index';
import type { RowsWords } from '../../../components/import-rows/index';
import type { ImportRow } from '../../../components/table-import/import-view';

export type RowKind = InputOf<'catalogueImport.rows'>['kind'];
type Row = OutputOf<'catalogueImport.rows'>['rows'][number];

/** How the rows of a kind are called, and what stands there where there are none. */
export const kindWords: Record<RowKind, RowsWords> = {
  bad: { title: '有问题的行', empty: '没有有问题的行', tone: 'ret' },
  added: { title: '新增的项目', empty: '没有新增的项目', tone: 'neu' },
  changed: { title: '内容有变的项目', empty: '没有项目的内容变了', tone: 'neu' },
  gone: { title: '文件里没有的项目', empty: '目录里的项目文件里都有', tone: 'neu' },
  left: { title: '没有更新的项目', empty: '都更新了', tone: 'ret' },
};

export const catalogueRowCard = ({ rowId, row, projectNumber, title, text }: Row): ImportRow => ({
  key: rowId,
  place: row === null ? '' : `第 ${row} 行`,
  name: title === '' ? '（没有名称）' : title,
  text,
  masked: projectNumber,
});
