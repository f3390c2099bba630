import type { OutputOf } from '../../../contract/index';
import type { AppealState } from '../../../domain/attendance/appeal';
import type { ActivityState } from '../../../domain/credit/group-activity';
import type { LedgerStatus } from '../../../domain/credit/ledger';
import type { ProjectState } from '../../../domain/project/project-state';
import type { RegistrationState } from '../../../domain/person/registration';
import type { TransferState } from '../../../domain/person/transfer';

/** Blue: someone else's turn. Red: your turn. Amber: a caveat. Violet: look closer. Green: done. */
export type Tone = 'ok' | 'pend' | 'ret' | 'late' | 'sus' | 'neutral';

/** A state on the screen is always all three. */
export interface StateWords {
  word: string;
  tone: Tone;
  icon: string;
}

const ok = (word: string): StateWords => ({ word, tone: 'ok', icon: 'check-circle-filled' });
const pending = (word: string): StateWords => ({ word, tone: 'pend', icon: 'hourglass-filled' });
const returned = (word: string): StateWords => ({ word, tone: 'ret', icon: 'rollback' });

const registration: Record<RegistrationState, StateWords> = {
  pending: pending('待审核'),
  approved: ok('已通过'),
  returned: returned('已退回'),
  left: { word: '已离职', tone: 'neutral', icon: 'logout' },
};

const transfer: Record<TransferState, StateWords> = {
  asked: pending('异议期'),
  agreed: pending('可以审核'),
  objected: { word: '有异议', tone: 'ret', icon: 'close-circle-filled' },
  disputed: pending('中心裁决中'),
  approved: ok('已转入'),
  returned: returned('已退回'),
  refused: { word: '中心不同意', tone: 'ret', icon: 'close-circle-filled' },
  withdrawn: { word: '已撤回', tone: 'neutral', icon: 'rollback' },
  lapsed: { word: '已终止', tone: 'neutral', icon: 'minus-circle-filled' },
};

const appeal: Record<AppealState, StateWords> = {
  open: pending('待答复'),
  granted: ok('已同意'),
  refused: { word: '不同意', tone: 'ret', icon: 'close-circle-filled' },
  withdrawn: { word: '已撤回', tone: 'neutral', icon: 'rollback' },
};

const project: Record<ProjectState, StateWords> = {
  draft: { word: '草稿', tone: 'neutral', icon: 'edit' },
  submitted: pending('待审核'),
  returned: returned('已退回'),
  approved: ok('已通过'),
  closed: { word: '已结束', tone: 'neutral', icon: 'lock-on-filled' },
  cancelled: { word: '已取消', tone: 'neutral', icon: 'close-circle-filled' },
};

const round: Record<OutputOf<'grant.round'>['state'], StateWords> = {
  granting: pending('正在授分'),
  nobodyGranted: { word: '无人获得学分', tone: 'neutral', icon: 'minus-circle-filled' },
  granted: { word: '待提交资料', tone: 'ret', icon: 'error-circle-filled' },
  materialsSubmitted: pending('中心审核中'),
  materialsReturned: returned('资料被退回'),
  effective: ok('已生效'),
};

const ledger: Record<LedgerStatus, StateWords> = {
  pending: pending('待生效'),
  effective: ok('已生效'),
  reversed: { word: '已撤销', tone: 'neutral', icon: 'rollback' },
};

/** Before an analysis a record says 已签到, never 有效. */
const record: Record<OutputOf<'attendance.myRecords'>['rows'][number]['state'], StateWords> = {
  checkedIn: ok('已签到'),
  provisional: pending('待审核'),
  awaitsConfirmation: { word: '补传 · 待确认', tone: 'late', icon: 'cloud-upload' },
  removed: { word: '已撤下', tone: 'ret', icon: 'rollback' },
};

/** Of a group activity (M21): a draft and a returned one are the institution's turn. */
const activity: Record<ActivityState, StateWords> = {
  draft: { word: '草稿', tone: 'ret', icon: 'edit' },
  submitted: pending('待审核'),
  returned: returned('已退回'),
  approved: ok('已通过'),
  cancelled: { word: '已取消', tone: 'neutral', icon: 'close-circle-filled' },
};

const kinds = { activity, registration, transfer, appeal, project, round, ledger, record };
export type StateKind = keyof typeof kinds;

/** The words of a state; a state this version does not know is shown as it is, in grey. */
export function stateWords(kind: StateKind, state: string): StateWords {
  const words: Readonly<Record<string, StateWords>> = kinds[kind];
  return words[state] ?? { word: state, tone: 'neutral', icon: 'info-circle-filled' };
}
