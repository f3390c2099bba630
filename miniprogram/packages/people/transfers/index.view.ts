import type { InputOf, OutputOf } from '../../../../contract/index';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { shortMoment } from '../../../services/format';

type List = OutputOf<'transfer.list'>;
export type Side = InputOf<'transfer.list'>['side'];
export type Stage = InputOf<'transfer.list'>['stage'];
export type Waiting = List['waiting'];

export interface SideTab {
  side: Side;
  label: string;
  /** What waits for this institution; null until it is known. */
  count: number | null;
}

export const stageTabs: readonly { stage: Stage; label: string }[] = [
  { stage: 'open', label: '办理中' },
  { stage: 'ended', label: '已结束' },
];

/** 调入 and 调出, each with how many wait for this institution. */
export const sideTabs = (waiting: Waiting | null): SideTab[] => [
  { side: 'incoming', label: '调入', count: waiting?.toApprove ?? null },
  { side: 'outgoing', label: '调出', count: waiting?.toAnswer ?? null },
];

export interface TransferCard {
  transferId: string;
  initial: string;
  name: string;
  /** 从 长沙市XX医院 */
  line: string;
  /** Whose turn it is, and until when. */
  due: string;
  /** It is this institution's turn. */
  ours: boolean;
  state: List['rows'][number]['state'] | 'ready';
}

/** Which institution acts on which side. */
const ourTurn: Record<Side, 'old' | 'new'> = { incoming: 'new', outgoing: 'old' };

function dueOf({ turn, readyAt, submittedAt }: List['rows'][number]): string {
  switch (turn) {
    case 'old':
      return readyAt === null ? '' : `原单位答复期到 ${shortMoment(readyAt)}`;
    case 'new':
      return '等新单位审核';
    case 'trainee':
      return '原单位有异议，等本人决定';
    case 'centre':
      return '等中心裁决';
    case 'nobody':
      return `${shortMoment(submittedAt)} 申请`;
  }
}

export function transferCard(side: Side, row: List['rows'][number]): TransferCard {
  const { transferId, name, fromInstitutionName, toInstitutionName, comesBack, state, turn } = row;
  const ours = turn === ourTurn[side];
  return {
    transferId,
    initial: firstCharacter(name),
    name,
    line: comesBack ? '申请恢复注册' : side === 'incoming' ? `从 ${fromInstitutionName}` : `到 ${toInstitutionName}`,
    due: dueOf(row),
    ours,
    // The seven days end by the clock: then the state is still `asked`, and it may be approved.
    state: state === 'asked' && turn === 'new' ? 'agreed' : state,
  };
}

export function emptyWords(side: Side, stage: Stage, search: string): { title: string; text: string } {
  if (search !== '') return { title: '没有找到', text: `这里没有「${search}」，换一个词再找找` };
  if (stage === 'ended') return { title: '还没有结束的调动', text: '通过、退回和撤回的会留在这里' };
  return side === 'incoming'
    ? { title: '没有人申请调入', text: '学员在「转单位」里选择本单位后，会出现在这里' }
    : { title: '没有人申请调出', text: '学员申请转到别的单位后，会出现在这里，您有 7 天时间答复' };
}
