/** What people are told of a meeting: before it, on its days, and what is asked of them afterwards. */
import type { Unattended } from '../attendance/daily-duty';
import { idOf } from '../kernel/id';
import { because, kind, type OfProject } from './kind';

export const meetingKinds = {
  /** The day before a batch of a meeting that somebody follows. */
  meetingTomorrow: kind<OfProject & { venue: string; begin: string }, 'person'>({
    to: 'person',
    look: 'waits',
    title: () => '您关注的会议明天开始',
    text: ({ title, venue, begin }) => `${title}：明天 ${begin} 起，${venue}`,
    opens: ({ projectId }) => ({ page: 'notice', id: projectId }),
    push: {
      template: 'meetingReminder',
      words: ({ title, venue, begin }) => ({ subject: title, result: '明天开会', note: `${begin} ${venue}` }),
    },
  }),
  /** Whoever has checked in to a batch, once it can be evaluated. */
  evaluationOpen: kind<OfProject & { batchId: string; until: string }, 'person'>({
    to: 'person',
    look: 'waits',
    title: () => '请评价您参加的培训',
    text: ({ title, until }) => `${title}：匿名，${until} 截止`,
    opens: ({ projectId, batchId }) => ({ page: 'evaluation', id: idOf(projectId, batchId) }),
  }),
  evaluationOver: kind<OfProject & { batchId: string; answers: number }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: () => '项目评价已截止',
    text: ({ title, answers }) => `${title}：收到 ${answers} 份`,
    opens: ({ projectId, batchId }) => ({ page: 'evaluationResults', id: idOf(projectId, batchId) }),
  }),
  meetingChanged: kind<OfProject & { changes: string }, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '会议安排有变动',
    text: ({ title, changes }) => `${title}：${changes}`,
    opens: ({ projectId }) => ({ page: 'notice', id: projectId }),
  }),
  meetingCancelled: kind<OfProject & { reason: string }, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '会议已取消',
    text: ({ title, reason }) => because(title, reason),
    opens: ({ projectId }) => ({ page: 'notice', id: projectId }),
  }),
  endedWithoutCredits: kind<OfProject & { reason: string }, 'person'>({
    to: 'person',
    look: 'known',
    title: () => '这次会议没有授予学分',
    text: ({ title, reason }) => because(title, reason),
    opens: ({ projectId }) => ({ page: 'notice', id: projectId }),
  }),
  /** A project that was not handed in yet, and a batch whose materials are owed: while either is still in time (rules: "Deadlines"). */
  filingNear: kind<OfProject & { by: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: ({ by }) => `请在 ${by} 前提交申报`,
    text: ({ title }) => `${title}：举办前两周提交；晚于这一天要写明原因，中心会看到`,
    opens: ({ projectId }) => ({ page: 'project', id: projectId }),
  }),
  reportNear: kind<OfProject & { by: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: ({ by }) => `请在 ${by} 前提交会议资料`,
    text: ({ title }) => `${title}：结束后两周内授分并提交资料，学员才能得到学分`,
    opens: ({ projectId }) => ({ page: 'project', id: projectId }),
  }),
  /** A teaching day on which nobody has opened attendance, or nobody has come (M14). */
  dayUnattended: kind<OfProject & { day: string; found: Unattended }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: ({ found }) => (found === 'notOpened' ? '今天还没有开考勤' : '今天还没有人签到'),
    text: ({ title, day }) => `${title}：${day} 是授课日，缺一天考勤，学员得不到学分。请打开考勤二维码`,
    opens: ({ projectId }) => ({ page: 'attendance', id: projectId }),
  }),
};
