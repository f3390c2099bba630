import type { OutputOf } from '../../../../contract/index';
import {
  catalogueColumns,
  demandedEntryColumns,
  type CatalogueHeadingProblem,
} from '../../../../domain/project/catalogue-columns';
import { dayOf } from '../../../../domain/kernel/time';
import {
  barOf,
  tableProblemWords,
  viewOfImport,
  type Bar,
  type ImportView,
  type ImportWords,
} from '../../../components/table-import/import-view';
import type { RowKind } from '../shared/catalogue-rows';

type Import = NonNullable<OutputOf<'catalogueImport.get'>['open']>;

export const catalogueWords: ImportWords = {
  unit: '项',
  template: '项目目录模板.xlsx',
  templateNote: '列已设成文本，单位、级别、学科可以下拉选',
  columnsNote: '* 为必填。列的先后随意，没有的列不会改动；年度可以不写，按日期或编号判断。',
  tip: '一个年度里编号相同的就是同一个项目。项目编号请先设成「文本」，免得表格改掉。',
  compared: '和现在的目录比',
  goneTick: '撤下文件里没有的',
  goneNote: '不勾选就保留它们；撤下后单位会收到消息，已经申报的照常举办',
  leave: '回到目录，后台继续',
};

const problems: Record<NonNullable<Import['problem']>, string> = {
  ...tableProblemWords,
  ...({
    noRows: '第一张表里没有项目。请把目录放在第一张表',
    noColumn: `缺少必填的列：${demandedEntryColumns.map((key) => catalogueColumns.find((column) => column.key === key)?.title ?? key).join('、')} 都要有。请写上列名，或用模板填写`,
    columnTwice: '有一个必填的列写了两次，分不清用哪一列。请删掉多余的一列',
  } satisfies Record<CatalogueHeadingProblem, string>),
};

const latestLine = (latest: Import): string =>
  [
    dayOf(latest.endedAt ?? latest.startedAt),
    `新增 ${latest.added}`,
    `更新 ${latest.changed - latest.left}`,
    latest.endedBy ?? latest.by,
  ].join(' · ');

/** An import of the catalogue as its page shows it; without one the page begins with choosing a file. */
export function catalogueImportView(one: Import | null, latest: Import | null = null): ImportView<RowKind> {
  const { same = 0, odd = 0, years = [], added = 0, changed = 0, gone = 0 } = one ?? {};
  const notes = [
    years.length === 0 ? '' : `${years.join('、')} 年度`,
    odd === 0 ? '' : `${odd} 项的学分与学时不一致，按规则表看有出入，不影响导入`,
  ].filter((note) => note !== '');
  return viewOfImport<RowKind>(one, {
    unit: catalogueWords.unit,
    third: { value: String(same), caption: '没有变化', icon: 'check' },
    problem: one?.problem ? problems[one.problem] : '',
    note: notes.join('；'),
    changes: [
      { kind: 'added', label: '新增', count: added },
      { kind: 'changed', label: '内容有变', count: changed },
      { kind: 'gone', label: '文件里没有', count: gone },
    ],
    latest: latest === null ? '' : latestLine(latest),
  });
}

export const catalogueBar = (shown: ImportView, ticks: { skipBad: boolean; removeGone: boolean }): Bar =>
  barOf(shown, ticks, { ...catalogueWords, nothingNew: '和现在的目录一样，不用导入' });

/** What an import that is through has come to. */
export function doneWords({ added, changed, left, gone, toDo }: Import): string {
  const withdrawn = toDo > added + changed ? gone : 0;
  const parts = [`新增 ${added} 项`, `更新 ${changed - left} 项`, ...(withdrawn > 0 ? [`撤下 ${withdrawn} 项`] : [])];
  return `${parts.join('，')}。${left === 0 ? '' : `有 ${left} 项没有更新：核对期间已有单位用它申报。`}`;
}

/** Headings that a file may have, the demanded ones marked. */
export const catalogueColumnTags = catalogueColumns.map(({ key, title }) => ({
  title,
  demanded: demandedEntryColumns.some((demanded) => demanded === key),
}));
