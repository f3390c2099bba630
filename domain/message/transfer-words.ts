/** The words of what is told of transfers (domain/message/kinds.ts): to institutions, and to the person. */
import { clockOf, dayOf } from '../kernel/time';

/** What a message to an institution knows of a transfer: of its person no more than a masked name. */
// A type alias: an interface would not do for facts that are stored.
export type OfTransfer = { transferId: string; maskedName: string; fromName: string; toName: string };

const moment = (instant: number): string => `${dayOf(instant).slice(5)} ${clockOf(instant).slice(0, 5)}`;

/** What an institution has to do. */
export type TransferWait = 'answer' | 'endsSoon' | 'approve' | 'comesBack';

export const transferWaits: Record<
  TransferWait,
  { title: (maskedName: string) => string; text: (toName: string, until: number) => string }
> = {
  answer: {
    title: (maskedName) => `${maskedName}申请调出`,
    text: (toName, until) => `转到${toName}；如有异议，请在 ${moment(until)} 前提出`,
  },
  endsSoon: {
    title: (maskedName) => `${maskedName}的调出申请快到期了`,
    text: (toName, until) => `转到${toName}；${moment(until)} 后由对方单位决定，不能再提异议`,
  },
  approve: {
    title: (maskedName) => `${maskedName}申请调入，可以审核了`,
    text: () => '请核对后通过，或退回并写明原因',
  },
  comesBack: {
    title: (maskedName) => `${maskedName}申请恢复注册`,
    text: () => '原来已登记离职；请核对后通过，或退回并写明原因',
  },
};

/** What the others did; each is told to an institution that need not act. */
export type TransferNews =
  | 'incoming'
  | 'objected'
  | 'disputed'
  | 'allowed'
  | 'upheld'
  | 'approved'
  | 'returned'
  | 'withdrawn'
  | 'lapsed'
  | 'daysAnew';

export const transferNews: Record<TransferNews, (maskedName: string) => string> = {
  incoming: (maskedName) => `${maskedName}申请调入，等原单位答复`,
  objected: (maskedName) => `原单位对${maskedName}调动有异议`,
  disputed: (maskedName) => `${maskedName}请中心裁决调动异议`,
  allowed: (maskedName) => `中心同意${maskedName}调动`,
  upheld: (maskedName) => `中心不同意${maskedName}调动`,
  approved: (maskedName) => `${maskedName}的调动已通过`,
  returned: (maskedName) => `${maskedName}的调动已被退回`,
  withdrawn: (maskedName) => `${maskedName}撤回了调动申请`,
  lapsed: (maskedName) => `${maskedName}的调动已终止`,
  daysAnew: (maskedName) => `原单位恢复了${maskedName}的注册，重新等它答复`,
};

/** Why it is the new institution's turn now. */
export type TransferGoesOn = 'agreed' | 'daysOver' | 'allowed' | 'left';

export const transferGoesOn: Record<TransferGoesOn, string> = {
  agreed: '原单位已同意您调动',
  daysOver: '原单位的 7 天答复期已满',
  allowed: '中心已同意您调动',
  left: '原单位已登记您离职，调动继续办理',
};

/** Why it does not go on by itself. */
export type TransferStop = 'objected' | 'upheld' | 'returned' | 'lapsed' | 'daysAnew';

export const transferStops: Record<TransferStop, { title: string; text: (byName: string) => string; result: string }> =
  {
    objected: {
      title: '原单位对您的调动有异议',
      text: (byName) => `${byName}，可以撤回，或请中心裁决`,
      result: '有异议',
    },
    upheld: { title: '中心不同意您调动', text: (byName) => byName, result: '不同意' },
    returned: { title: '转单位申请被退回', text: (byName) => byName, result: '已退回' },
    lapsed: { title: '转单位申请已终止', text: (byName) => `${byName}撤销了您的审核通过`, result: '已终止' },
    daysAnew: {
      title: '转单位申请要再等原单位答复',
      text: (byName) => `${byName}恢复了您的注册，有 7 天时间答复`,
      result: '等待答复',
    },
  };
