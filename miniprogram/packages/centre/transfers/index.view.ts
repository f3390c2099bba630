import type { InputOf, OutputOf } from '../../../../contract/index';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { shortMoment } from '../../../services/format';

type Disputes = OutputOf<'transfer.disputes'>;
export type Dispute = InputOf<'transfer.disputes'>['dispute'];

export interface DisputeTab {
  dispute: Dispute;
  label: string;
  count: number | null;
}

export const disputeTabs = (waiting: number | null): DisputeTab[] => [
  { dispute: 'open', label: '待裁决', count: waiting },
  { dispute: 'ended', label: '已裁决', count: null },
];

export interface DisputeCard {
  transferId: string;
  initial: string;
  name: string;
  line: string;
  asked: string;
  state: Disputes['rows'][number]['state'];
}

export const disputeCard = (row: Disputes['rows'][number]): DisputeCard => ({
  transferId: row.transferId,
  initial: firstCharacter(row.name),
  name: row.name,
  line: `${row.fromInstitutionName} → ${row.toInstitutionName}`,
  asked: `${shortMoment(row.disputedAt)} 请求裁决`,
  state: row.state,
});

export const emptyWords = (dispute: Dispute): { title: string; text: string } =>
  dispute === 'open'
    ? { title: '没有等待裁决的调动', text: '原单位有异议、学员请中心裁决的，会出现在这里' }
    : { title: '还没有裁决过', text: '裁决过的、以及后来撤回或改为同意的，会留在这里' };
