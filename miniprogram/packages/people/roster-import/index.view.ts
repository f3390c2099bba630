import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { rosterColumns, type HeadingProblem } from '../../../../domain/person/roster-columns';
import {
  tableProblemWords,
  viewOfImport,
  type ChangeLine,
  type ImportView,
  type ImportWords,
} from '../../../components/table-import/import-view';
import type { RowKind } from '../shared/roster-rows';

type Answer = OutputOf<'roster.get'>;
type Import = NonNullable<Answer['open']>;
export type RowOfImport = OutputOf<'roster.rows'>['rows'][number];

export const rosterWords: ImportWords = {
  unit: '人',
  template: '花名册模板.xlsx',
  templateNote: '列已设成文本，科室、职称可以下拉选',
  columnsNote: '* 为必填。列的先后随意，人员上面一行写列名。',
  tip: '证件号码、卡号请先把那一列设成「文本」，免得表格改掉末尾几位。公式和宏不会执行。',
  compared: '和现有花名册比',
  goneTick: '移出花名册：文件里没有的',
  goneNote: '不勾选就保留他们，只增加和更新',
  leave: '回到花名册，后台继续',
};

/** The roster of a meeting: who should be there, from wherever they are. */
export const meetingWords: ImportWords = {
  ...rosterWords,
  template: '',
  templateNote: '',
  columnsNote: '* 为必填，电话只用来联系没到的人。列的先后随意，人员上面一行写列名。',
  tip: '证件号码、手机号请先把那一列设成「文本」，免得表格改掉末尾几位。外单位的人也可以写进来。',
  compared: '和现在的应到名单比',
  goneTick: '移出应到名单：文件里没有的',
  leave: '回到到场情况，后台继续',
};
/** What of a roster says something of who should be at a meeting. */
export const meetingColumns = rosterColumns.filter(({ key }) =>
  (['name', 'nationalId', 'documentKind', 'department', 'phone'] as const).some((wanted) => wanted === key),
);

const problems: Record<NonNullable<Import['problem']>, string> = {
  ...tableProblemWords,
  ...({
    noRows: '第一张表里没有人。请把名单放在第一张表',
    noName: '没有找到「姓名」这一列。请在第一张表里写上列名，或用模板填写',
    noNationalId: '没有找到「身份证号」这一列。请写上列名，或用模板填写',
    columnTwice: '「姓名」或「身份证号」有两列，分不清用哪一列。请删掉多余的一列',
  } satisfies Record<HeadingProblem, string>),
};

/** An import as its page shows it; without one the page begins with choosing a file. */
export function importView(
  one: Import | null,
  roster: Answer['roster'] = null,
  ofMeeting = false,
): ImportView<RowKind> {
  const { good = 0, added = 0, changed = 0, gone = 0, registered = 0 } = one ?? {};
  const changes: ChangeLine<RowKind>[] = [
    { kind: 'added', label: '新增', count: added },
    { kind: 'changed', label: '资料有变', count: changed },
    { kind: 'gone', label: '文件里没有', count: gone },
  ];
  return viewOfImport(one, {
    unit: rosterWords.unit,
    third: ofMeeting
      ? { value: String(one?.same ?? 0), caption: '已在名单', icon: 'user' }
      : { value: String(registered), caption: '已经注册', icon: 'user' },
    problem: one?.problem ? problems[one.problem] : '',
    note:
      ofMeeting || registered === 0 ? '' : `已注册的 ${registered} 人也在可导入的 ${good} 人里，只做核对，不会重复建档`,
    // A first roster changes nothing that was there.
    changes: roster === null ? [] : changes,
    latest: roster === null ? '' : latestLine(roster),
  });
}

const latestLine = ({ latest, total }: NonNullable<Answer['roster']>): string =>
  `${dayOf(latest.endedAt ?? latest.startedAt)} · ${total} 人 · ${latest.endedBy ?? latest.by}`;
