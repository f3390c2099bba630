import type { InputOf, OutputOf } from '../../../../contract/index';
import type { RowsWords } from '../../../components/import-rows/index';
import type { ImportRow } from '../../../components/table-import/import-view';

export type RowKind = InputOf<'roster.rows'>['kind'];
type Row = OutputOf<'roster.rows'>['rows'][number];

/** How the rows of a kind are called, and what stands there where there are none. */
export const kindWords: Record<RowKind, RowsWords> = {
  bad: { title: '有问题的行', empty: '没有有问题的行', tone: 'ret' },
  added: { title: '新增的人', empty: '没有新增的人', tone: 'neu' },
  changed: { title: '资料有变的人', empty: '没有人的资料变了', tone: 'neu' },
  gone: { title: '文件里没有的人', empty: '花名册里的人文件里都有', tone: 'neu' },
};

export const rowCard = ({ row, name, nationalIdMasked, text }: Row): ImportRow => ({
  key: `${row ?? ''}${nationalIdMasked}${name}`,
  place: row === null ? '' : `第 ${row} 行`,
  name: name === '' ? '（空）' : name,
  text,
  masked: nationalIdMasked,
});
