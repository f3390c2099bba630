import { wayOf, type Way } from '../../../components/transfer-way/way';
import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { educations, professionalTitles, specialties } from '../../../../domain/person/profession';
import { isOpen } from '../../../../domain/person/transfer';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { shortMoment } from '../../../services/format';
import { documentFact } from '../../../services/national-id-words';

export type Transfer = OutputOf<'transfer.get'>;

/** Why a new institution returns a request, and why an old one objects, most often. */
export const returnReasons = ['请先到人事科报到', '科室不对', '不是本院人员', '请先在原单位办完手续'];
export const objectReasons = ['手续没有办完', '仍在本单位工作', '不是本人申请'];

/** What the bar at the bottom offers. */
export type Bar =
  | { kind: 'none' }
  /** The old institution, in its days. */
  | { kind: 'answer' }
  /** The old institution, whose objection stands. */
  | { kind: 'takeBack' }
  /** The new institution; `tip` says why it cannot approve yet, '' when it can. */
  | { kind: 'review'; tip: string };

export interface TransferView {
  transferId: string;
  title: string;
  initial: string;
  name: string;
  submitted: string;
  state: Transfer['state'];
  way: Way;
  facts: { label: string; value: string }[];
  /** Said above the bar: that there is nothing to do, that it is one's own, that the department is gone. */
  note: string;
  departmentGone: boolean;
  bar: Bar;
}

function barOf({ side, state, turn, readyAt, own }: Transfer): Bar {
  if (!isOpen(state)) return { kind: 'none' };
  if (side === 'outgoing') {
    if (own) return { kind: 'none' };
    if (turn === 'old') return { kind: 'answer' };
    return state === 'objected' || state === 'disputed' ? { kind: 'takeBack' } : { kind: 'none' };
  }
  if (own) return { kind: 'none' };
  if (turn === 'new') return { kind: 'review', tip: '' };
  const tip =
    turn === 'old' && readyAt !== null
      ? `原单位答复期到 ${shortMoment(readyAt)}，它同意或期满后才能通过`
      : turn === 'centre'
        ? '原单位有异议，等中心裁决'
        : '原单位有异议，等本人决定';
  return { kind: 'review', tip };
}

function noteOf({ side, turn, own, departmentGone }: Transfer): string {
  if (own) return '这是您自己的申请，请由本单位的其他管理员办理。';
  if (side === 'outgoing' && turn === 'old')
    return '没有异议可以不用操作，期满后由新单位决定；也可以现在就同意。以往签到、学分和证明仍记在本单位。';
  if (side === 'outgoing' && turn === 'new') return '答复期已过或本单位已同意，现在由新单位审核。';
  if (side === 'incoming' && departmentGone) return '申请的科室已经不在了，通过前请选一个科室。';
  return '';
}

/** @param now by the server's clock */
export function transferView(transfer: Transfer, now: number): TransferView {
  const { transferId, name, side, comesBack, submittedAt, state, person, departmentGone } = transfer;
  return {
    transferId,
    title: comesBack ? '恢复注册申请' : side === 'incoming' ? '调入审核' : '调出申请',
    initial: firstCharacter(name),
    name,
    submitted: `${shortMoment(submittedAt)} 申请${comesBack ? '恢复' : side === 'incoming' ? '调入' : '调出'}`,
    state: state === 'asked' && transfer.turn === 'new' ? 'agreed' : state,
    way: wayOf(transfer, now),
    facts:
      person === null
        ? []
        : [
            { label: '人员编号', value: person.personNumber },
            documentFact(person.nationalIdMasked, person.documentKind),
            { label: '手机号', value: person.phoneMasked },
            { label: '职称', value: labelOf(professionalTitles, person.professionalTitle) },
            { label: '专业', value: labelOf(specialties, person.specialty) },
            { label: '最高学历', value: labelOf(educations, person.education) },
            { label: '医通卡号', value: person.cardNumber ?? '未填写' },
            {
              label: '以往学分',
              value: person.ledgerEntries === 0 ? '没有' : `${person.ledgerEntries} 条，仍记在当时的单位`,
            },
          ],
    note: noteOf(transfer),
    departmentGone: side === 'incoming' && departmentGone,
    bar: barOf(transfer),
  };
}
