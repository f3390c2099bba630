import type { OutputOf } from '../../../../contract/index';
import {
  attendeeColumns,
  demandedAttendeeColumns,
  type AttendeeHeadingProblem,
} from '../../../../domain/credit/activity-roster';
import {
  tableProblemWords,
  viewOfImport,
  type ImportRow,
  type ImportView,
  type ImportWords,
} from '../../../components/table-import/import-view';

type PeopleFile = NonNullable<OutputOf<'activityPeople.file'>['open']>;
export type FileRow = OutputOf<'activityPeople.rows'>['rows'][number];

/** There is no template: whatever people signed will do, once it has names. */
export const attendeeWords: ImportWords = {
  unit: '人',
  template: '',
  templateNote: '',
  columnsNote: '* 为必填；同名的人要有编号、证件号或卡号才分得清。人员上面一行写列名。',
  tip: '用签到表整理的表格就行。证件号码、卡号请先把那一列设成「文本」，免得表格改掉末尾几位。',
  compared: '',
  goneTick: '',
  goneNote: '',
  leave: '回到名单，后台继续',
};

const demanded: readonly string[] = demandedAttendeeColumns;
export const columnTags = attendeeColumns.map(({ key, title }) => ({ title, demanded: demanded.includes(key) }));

const problems: Record<NonNullable<PeopleFile['problem']>, string> = {
  ...tableProblemWords,
  ...({
    noRows: '第一张表里没有人。请把名单放在第一张表',
    noName: '没有找到「姓名」这一列。请在人员上面一行写上列名',
    columnTwice: '「姓名」有两列，分不清用哪一列。请删掉多余的一列',
  } satisfies Record<AttendeeHeadingProblem, string>),
};

export const fileView = (one: PeopleFile | null): ImportView =>
  viewOfImport(one, {
    unit: attendeeWords.unit,
    third: { value: String(one?.same ?? 0), caption: '已在名单', icon: 'user' },
    problem: one?.problem ? problems[one.problem] : '',
    note: '',
    latest: '',
    changes: [],
  });

export const fileRowCard = ({ row, name, text }: FileRow): ImportRow => ({
  key: String(row),
  place: `第 ${row} 行`,
  name: name === '' ? '没有姓名' : name,
  text,
  masked: '',
});
