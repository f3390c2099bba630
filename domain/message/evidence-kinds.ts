/** What people are told about their check-ins, beside the scan itself. */
import { idOf } from '../kernel/id';
import { because, kind } from './kind';
import type { OfBatch } from './kind';

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
