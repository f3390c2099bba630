/** What people are told about their check-ins, beside the scan itself. */
import { formatCreditHundredths } from '../kernel/amount';
import { idOf } from '../kernel/id';
import type { AppealKind } from '../attendance/appeal';
import { because, kind } from './kind';
import type { OfBatch, OfProject } from './kind';

export const evidenceKinds = {
  lateConfirmed: kind<{ title: string; records: number }, 'person'>({
    to: 'person',
    look: 'approved',
    title: () => '补传的签到已确认',
    text: ({ title, records }) => `${title}：${records} 次签到已经算数`,
    opens: () => ({ page: 'myRecords' }),
  }),
  manualCheckIn: kind<OfBatch & { records: number; by: string; reason: string }, 'person'>({
    to: 'person',
    look: 'approved',
    title: () => '管理员为您补签了',
    text: ({ title, records, by, reason }) =>
      `${title}：${by}补签 ${records} 个时段（${reason}）。不是本人在场，请联系举办单位`,
    opens: ({ projectId, batchId }) => ({ page: 'mySlots', id: idOf(projectId, batchId) }),
  }),
  faceConfirmed: kind<OfBatch & { moment: string; reason: string }, 'person'>({
    to: 'person',
    look: 'approved',
    title: () => '照片已核对，签到计入',
    text: ({ title, moment }) => `${title} ${moment} 的签到已经算数`,
    opens: ({ projectId, batchId }) => ({ page: 'mySlots', id: idOf(projectId, batchId) }),
  }),
  faceRejected: kind<OfBatch & { moment: string; reason: string }, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '照片没有通过核对，签到没有计入',
    text: ({ title, moment, reason }) =>
      reason === '' ? `${title} ${moment}，请联系举办单位补签` : because(`${title} ${moment}`, reason),
    opens: ({ projectId, batchId }) => ({ page: 'mySlots', id: idOf(projectId, batchId) }),
  }),
  /** Somebody says that they were there after all, or that an outcome is wrong: the institution answers. */
  appealAsked: kind<OfProject & { appealId: string; maskedName: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: ({ maskedName }) => `${maskedName}提出申诉`,
    text: ({ title }) => `${title}：请核实后答复`,
    opens: ({ appealId }) => ({ page: 'appeal', id: appealId }),
  }),
  /** `granted`: 1 or 0. */
  appealAnswered: kind<OfBatch & { about: AppealKind; granted: number; reason: string }, 'person'>({
    to: 'person',
    look: 'known',
    title: ({ granted }) => (granted === 1 ? '申诉已同意' : '申诉没有同意'),
    text: ({ title, about, granted, reason }) =>
      because(granted === 1 && about === 'attendance' ? `${title}，时段已计入` : title, reason),
    opens: ({ projectId, batchId }) => ({ page: 'myAppeals', id: idOf(projectId, batchId) }),
  }),
  /** A day on which somebody missed what they needed; `appealUntil`: the last day on which they may say that they were there. */
  dayMissed: kind<
    OfBatch & {
      day: string;
      cost: 'share' | 'all';
      lostHundredths: number;
      leftHundredths: number;
      /** 1 while days follow on which they should come all the same, else 0. */
      goesOn: number;
      appealUntil: string;
    },
    'person'
  >({
    to: 'person',
    look: 'returned',
    title: ({ day }) => `${day.slice(5)} 的签到有缺`,
    text: ({ title, cost, lostHundredths, leftHundredths, goesOn, appealUntil }) =>
      `${title}：${
        cost === 'all'
          ? `这样就没有本期的 ${formatCreditHundredths(lostHundredths)} 学分了`
          : `少 ${formatCreditHundredths(lostHundredths)} 学分，最多还能得 ${formatCreditHundredths(leftHundredths)}`
      }。当时在场的，最迟 ${appealUntil.slice(5)} 申诉${goesOn === 1 ? '；后面几天请照常签到' : ''}`,
    opens: ({ projectId, batchId }) => ({ page: 'mySlots', id: idOf(projectId, batchId) }),
  }),
  spotCheck: kind<OfBatch & { begin: string; end: string }, 'person'>({
    to: 'person',
    look: 'waits',
    title: () => '抽查点名，请马上扫码',
    text: ({ title, begin, end }) => `${title}：${begin}–${end} 请再扫一次会场的码，没扫的算缺一个时段`,
    opens: ({ projectId, batchId }) => ({ page: 'mySlots', id: idOf(projectId, batchId) }),
    push: {
      template: 'meetingReminder',
      words: ({ title, end }) => ({ subject: title, result: '抽查点名', note: `${end} 前再扫一次会场的码` }),
    },
  }),
  recordRemoved: kind<OfBatch & { moment: string; reason: string }, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '您的一次签到被撤下',
    text: ({ title, moment, reason }) => because(`${title} ${moment}`, reason),
    opens: ({ projectId, batchId }) => ({ page: 'mySlots', id: idOf(projectId, batchId) }),
  }),
  recordRestored: kind<OfBatch & { moment: string; reason: string }, 'person'>({
    to: 'person',
    look: 'approved',
    title: () => '被撤下的签到已恢复',
    text: ({ title, moment, reason }) => because(`${title} ${moment}`, reason),
    opens: ({ projectId, batchId }) => ({ page: 'mySlots', id: idOf(projectId, batchId) }),
  }),
};
