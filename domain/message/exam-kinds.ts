/** What people are told of an exam (M22). */
import { idOf } from '../kernel/id';
import { kind, type OfBatch } from './kind';

/** 85 分, 82.5 分 */
const points = (tenths: number): string => `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} 分`;

const standings = { stillPassed: '，仍算通过', nowPassed: '，现在算通过', notPassed: '' } as const;

export const examKinds = {
  /** Whoever has checked in, once the exam of their batch is open. */
  examOpen: kind<OfBatch & { until: string }, 'person'>({
    to: 'person',
    look: 'waits',
    title: () => '考试已开放',
    text: ({ title, until }) => `${title}：${until} 截止`,
    opens: ({ projectId, batchId }) => ({ page: 'exam', id: idOf(projectId, batchId) }),
  }),
  examGraded: kind<OfBatch & { tenths: number; passed: string }, 'person'>({
    to: 'person',
    look: 'known',
    title: ({ passed }) => (passed === 'yes' ? '考试通过' : '考试没有通过'),
    text: ({ title, tenths }) => `${title}：${points(tenths)}`,
    opens: ({ projectId, batchId }) => ({ page: 'exam', id: idOf(projectId, batchId) }),
  }),
  /** A question was struck, or its key corrected, after they had answered it. */
  examRegraded: kind<
    OfBatch & {
      what: 'struck' | 'key';
      beforeTenths: number;
      afterTenths: number;
      standing: keyof typeof standings;
    },
    'person'
  >({
    to: 'person',
    look: 'known',
    title: ({ what }) => (what === 'struck' ? '有一道考题作废，已重新评分' : '有一道考题更正了答案，已重新评分'),
    text: ({ title, beforeTenths, afterTenths, standing }) => {
      const score =
        beforeTenths === afterTenths
          ? `最好成绩不变，${points(afterTenths)}`
          : `最好成绩由 ${points(beforeTenths)}改为 ${points(afterTenths)}`;
      return `${title}：${score}${standings[standing]}`;
    },
    opens: ({ projectId, batchId }) => ({ page: 'exam', id: idOf(projectId, batchId) }),
  }),
};
