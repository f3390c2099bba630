import type { InputOf, OutputOf } from '../../../../contract/index';
import { manualReasonText } from '../../../../domain/attendance/manual-check-in';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { windowLabel } from '../../../components/window-strip/windows';
import { clockRange, shortDay, shortMoment } from '../../../services/format';

type Row = OutputOf<'appeal.list'>['rows'][number];
export type State = InputOf<'appeal.list'>['state'];

/** What the list can show; how many wait is known of one alone. */
export const stateTabs = (waiting: number | null): { state: State; label: string }[] => [
  { state: 'open', label: waiting ? `待答复 ${waiting}` : '待答复' },
  { state: 'granted', label: '已同意' },
  { state: 'refused', label: '不同意' },
  { state: 'withdrawn', label: '已撤回' },
];

/** What it is about: 12-14 下午 13:00–18:00. */
export function subjectWords({ kind, slots }: Pick<Row, 'kind' | 'slots'>): string {
  const [first] = slots;
  if (kind === 'outcome') return '没有得到学分';
  if (kind === 'reversal' || !first) return '学分被撤销';
  const windows = slots.map(({ begin, end }) => {
    const [from, to] = [clockOf(begin), clockOf(end)];
    return `${windowLabel(from, to)} ${clockRange(from, to)}`;
  });
  return `${shortDay(dayOf(first.begin))} ${windows.join('、')}`;
}

/** What they say: the reason that was picked belongs to attendance alone. */
export const saidWords = ({ kind, reason, note }: Pick<Row, 'kind' | 'reason' | 'note'>): string =>
  kind === 'attendance' ? manualReasonText({ reason, note }) : note;

export interface AppealCard {
  appealId: string;
  initial: string;
  name: string;
  from: string;
  moment: string;
  title: string;
  subject: string;
  said: string;
  state: State;
  pictures: number;
}

export const appealCard = (row: Row): AppealCard => ({
  appealId: row.appealId,
  initial: firstCharacter(row.name),
  name: row.name,
  from: row.outside ? row.institutionName : row.departmentName,
  moment: shortMoment(row.askedAt),
  title: row.title,
  subject: subjectWords(row),
  said: saidWords(row),
  state: row.state,
  pictures: row.pictures,
});

export function emptyWords(state: State, search: string): { title: string; text: string } {
  if (search !== '') return { title: '没有找到', text: `这里没有「${search}」，换一个词再找找` };
  if (state === 'open') return { title: '没有待答复的申诉', text: '学员申诉后会出现在这里，同时发消息给本单位' };
  return { title: '这里还没有申诉', text: '答复过的和本人撤回的会留在各自的列表里' };
}
