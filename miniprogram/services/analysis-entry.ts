import { isBatchPast, lastPlannedSecond } from '../../domain/credit/project-step';
import type { Taught } from '../../domain/project/lessons';
import type { OutputOf } from '../../contract/index';
import { dayOf } from '../../domain/kernel/time';
import { shortDay, shortMoment } from './format';

type Planned = Pick<OutputOf<'attendance.records'>, 'windows' | 'restDays'>;
type Batch = Planned & Pick<OutputOf<'project.get'>['batches'][number], 'begin' | 'end'>;

/** How the way to the analysis of a batch is offered: the same on every page that leads there. */
export interface AnalysisEntry {
  /** The batch is over: its analysis is what comes next. Before that it is a look ahead, from which nothing is granted. */
  due: boolean;
  label: string;
  line: string;
}

/** @param now the server's time, epoch ms */
export function analysisEntry(batch: Batch, courses: readonly Taught[], now: number): AnalysisEntry {
  if (isBatchPast(batch, courses, now)) return { due: true, label: '考勤分析与授分', line: '谁有效、谁缺哪一段' };
  const last = lastPlannedSecond(batch, courses);
  // On a last day without teaching nothing is waited for but the day itself.
  const from = dayOf(last) === batch.end ? `${shortMoment(last)} 后` : `${shortDay(batch.end)} 起`;
  return { due: false, label: '预先分析', line: `只供参考，${from}做的分析才能授分` };
}
