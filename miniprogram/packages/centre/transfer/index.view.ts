import { wayOf, type Way } from '../../../components/transfer-way/way';
import type { InputOf, OutputOf } from '../../../../contract/index';
import { firstCharacter } from '../../../../domain/kernel/typed-text';

export type Dispute = OutputOf<'transfer.dispute'>;
export type Ruling = InputOf<'transfer.decide'>['ruling'];

/** One dispute, with what both sides say. */
export interface DisputeView {
  transferId: string;
  initial: string;
  name: string;
  line: string;
  state: Dispute['state'];
  way: Way;
  /** It is the centre's turn. */
  waits: boolean;
}

export const disputeView = (dispute: Dispute, now: number): DisputeView => ({
  transferId: dispute.transferId,
  initial: firstCharacter(dispute.name),
  name: dispute.name,
  line: `人员编号 ${dispute.personNumber}`,
  state: dispute.state,
  way: wayOf(dispute, now),
  waits: dispute.turn === 'centre',
});

/** How the reason is asked for. */
export const rulingWords: Record<Ruling, { title: string; confirm: string; quick: readonly string[] }> = {
  allow: { title: '同意调动，请写明理由', confirm: '同意调动', quick: ['双方已协商一致', '异议理由不成立'] },
  uphold: { title: '不同意调动，请写明理由', confirm: '维持异议', quick: ['服务期还没有满', '请先办完离职手续'] },
};
