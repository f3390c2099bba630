import { wayOf, type Way } from '../../../components/transfer-way/way';
import type { OutputOf } from '../../../../contract/index';
import type { ContactOf } from '../../../services/contacts';
import { isOpen } from '../../../../domain/person/transfer';

export type Mine = OutputOf<'transfer.mine'>;

/** 转单位 as its person follows it. */
export interface MineView {
  transferId: string;
  state: NonNullable<Mine['latest']>['state'] | '';
  way: Way | null;
  /** What stands above: that somebody has left, and what helps. '' otherwise. */
  left: string;
  /** Whose turn it is; '' where nobody is waited for. */
  waitsFor: ContactOf | '';
  /** How it goes, where nothing is under way yet. */
  how: string;
  /** What may be done at the bottom; the main thing first. */
  primary: { action: 'ask' | 'askCentre' | 'none'; text: string };
  mayWithdraw: boolean;
}

const leftWords = ({ left, institutionName }: Mine): string =>
  left === null
    ? ''
    : `${institutionName}登记您于 ${left.day} 离职（${left.by}：${left.reason}）。到了新单位，在这里申请转单位；登记错了，请联系原单位恢复，或在这里选原单位申请恢复。`;

function primaryOf({ latest, mayAsk }: Mine): MineView['primary'] {
  if (latest?.turn === 'trainee') return { action: 'askCentre', text: '请中心裁决' };
  if (mayAsk) return { action: 'ask', text: latest === null ? '申请转单位' : '再申请一次' };
  return { action: 'none', text: '' };
}

const turnOf: Readonly<Record<NonNullable<Mine['latest']>['turn'], ContactOf | ''>> = {
  old: 'institution',
  new: 'newInstitution',
  centre: 'centre',
  trainee: '',
  nobody: '',
};

/** @param now by the server's clock */
export function mineView(mine: Mine, now: number): MineView {
  const { latest } = mine;
  return {
    transferId: latest?.transferId ?? '',
    // The seven days end by the clock: the state is still `asked` then.
    state: latest === null ? '' : latest.state === 'asked' && latest.turn === 'new' ? 'agreed' : latest.state,
    way: latest && wayOf(latest, now),
    waitsFor: latest === null ? '' : turnOf[latest.turn],
    left: leftWords(mine),
    how: `${mine.left === null ? '先由您申请，原单位有 7 天时间答复，再由新单位审核。' : '由您申请、新单位审核，不用原单位再同意；提交后就可以先扫码签到。'}人员编号、签到、学分和证明都保留，以往的仍写当时的单位。`,
    primary: primaryOf(mine),
    mayWithdraw: latest !== null && isOpen(latest.state),
  };
}
