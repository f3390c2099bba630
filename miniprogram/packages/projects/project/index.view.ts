import type { OutputOf } from '../../../../contract/index';
import { isGranting } from '../../../../domain/credit/grant';
import { closingOf, isBatchPast } from '../../../../domain/credit/project-step';
import type { Verdict } from '../../../components/verdict-note/verdict';
import { teachingDays } from '../../../../domain/project/batch';
import type { Face } from '../../../components/share-picture/face';
import { faceOf } from '../../../components/share-picture/face.view';
import { dayOf } from '../../../../domain/kernel/time';
import { credits, dayRange, hours, longMoment } from '../../../services/format';
import { analysisEntry, type AnalysisEntry } from '../../../services/analysis-entry';

type Project = OutputOf<'project.get'>;

/** A part of the project. It has a page of its own. */
export interface PartRow {
  part: 'form' | 'courses' | 'documents';
  label: string;
  line: string;
  icon: string;
  /** Something of it is still missing. */
  open: boolean;
}

/** A batch with what can be done about it now. */
export interface BatchRow {
  batchId: string;
  title: string;
  dates: string;
  /** Null before it has begun: then there is nothing to analyse. */
  analysis: AnalysisEntry | null;
  word: string;
  rounds: { roundId: string; state: string; label: string }[];
}

const lacks = (missing: readonly string[], ...parts: readonly string[]): boolean =>
  missing.some((code) => parts.includes(code.split('.')[0] ?? ''));

export function partRows({
  missing,
  form,
  courses,
  batches,
  documents,
  courseHourTenths,
  hourTenths,
}: Project): PartRow[] {
  return [
    {
      part: 'form',
      label: '举办信息',
      line: form.venue === '' ? '举办地点未填' : form.venue,
      icon: 'file',
      open: lacks(missing, 'form'),
    },
    {
      part: 'courses',
      label: '课程与举办周期',
      line: `${courses.length} 节课 · ${hours(courseHourTenths)} / ${hours(hourTenths)} 学时 · ${batches.length} 期`,
      icon: 'bookmark',
      open: lacks(missing, 'courses', 'batches'),
    },
    {
      part: 'documents',
      label: '三份材料与审核',
      line: `已上传 ${documents.length} / 3 份`,
      icon: 'upload',
      open: lacks(missing, 'documents'),
    },
  ];
}

/** Batches of a project that may be held; none before the approval (M4). */
export function batchRows({ batches, courses, rounds, state }: Project, now: number): BatchRow[] {
  if (state !== 'approved' && state !== 'closed') return [];
  return batches.map((batch, index) => {
    const begun = dayOf(now) >= batch.begin;
    const over = isBatchPast(batch, courses, now);
    const own = rounds.filter(({ batchId }) => batchId === batch.batchId);
    return {
      batchId: batch.batchId,
      title: `第 ${index + 1} 期`,
      dates: dayRange(batch.begin, batch.end),
      analysis: begun ? analysisEntry(batch, courses, now) : null,
      word: wordOf({ begun, over, rounds: own }),
      rounds: own.map(({ roundId, state: roundState, role }, position) => ({
        roundId,
        state: roundState,
        label:
          role === 'lecturer'
            ? '主讲人授分'
            : own.length > 1
              ? `会议资料（第 ${own.length - position} 次授分）`
              : '会议资料',
      })),
    };
  });
}

function wordOf({ begun, over, rounds }: { begun: boolean; over: boolean; rounds: Project['rounds'] }): string {
  if (!begun) return '待举办';
  if (!over) return '举办中';
  if (isGranting(rounds)) return '正在授分';
  return rounds.length > 0 ? '已授分' : '已结束，待授分';
}

export const headCard = (project: Project) => ({
  level: project.creditLevel,
  number: project.projectNumber,
  title: project.title,
  state: project.state,
  stats: [
    { value: credits(project.creditHundredths), caption: '学分' },
    { value: hours(project.hourTenths), caption: '总学时' },
    { value: String(project.year), caption: '举办年度' },
  ],
});

/** The share card of its notice, while there is one for the public that people can come to. */
export const faceOfProject = (project: Project): Face | null =>
  project.state === 'approved' ? faceOf({ ...project, days: project.batches.map(teachingDays) }) : null;

/** How a project can be ended now; a way that is not open is not shown. */
export interface Endings {
  withdraw: boolean;
  /** 取消举办, or 放弃申报 where it was never approved; '' when neither. */
  cancel: string;
  /** `reason`: a batch ends without credits, which has to be explained. */
  close: 'no' | 'plain' | 'reason';
}

export function endingsOf(
  {
    state,
    rounds,
    batches,
    courses,
    timesSubmitted,
  }: Pick<Project, 'state' | 'rounds' | 'batches' | 'courses' | 'timesSubmitted'>,
  now: number,
): Endings {
  const nothingGranted = rounds.every((round) => round.state === 'nobodyGranted');
  const { over, openRounds, withoutCredits } = closingOf({ batches, courses, rounds }, now);
  const canClose = state === 'approved' && over && openRounds === 0;
  const givenUp = (state === 'draft' || state === 'returned') && timesSubmitted > 0;
  return {
    withdraw: state === 'submitted',
    cancel: state === 'approved' && nothingGranted ? '取消举办' : givenUp ? '放弃申报' : '',
    close: canClose ? (withoutCredits.length > 0 ? 'reason' : 'plain') : 'no',
  };
}

/** How a project has ended. */
export function endedNote({ state, ended }: Pick<Project, 'state' | 'ended'>): Verdict | null {
  if (ended === undefined) return null;
  return {
    tone: '',
    icon: state === 'cancelled' ? 'close-circle-filled' : 'lock-on-filled',
    title: state === 'cancelled' ? '项目已取消' : '项目已结束',
    line: `${longMoment(ended.at)} · ${ended.by}`,
    reason: ended.reason,
  };
}

const changeWords = {
  draft: '还没有提交',
  submitted: '等中心批准，仍按原来的安排',
  returned: '被退回，请修改',
} as const;

/** How the change request stands that is on its way; '' without one. */
export function changeLine({ change }: Pick<Project, 'change'>): string {
  if (change === undefined || change.state === 'approved' || change.state === 'dropped') return '';
  return changeWords[change.state];
}
