import type { OutputOf } from '../../contract';
import { recordCounts } from '../../domain/attendance/attendance-record';
import { dueOf } from '../../domain/attendance/due';
import { isBoundBy, spotChecksOf } from '../../domain/attendance/spot-check';
import { nextDayOf, windowsToday, type Evidence } from '../../domain/attendance/windows-today';
import { addDays, dayOf, instantOf } from '../../domain/kernel/time';
import type { RegistrationState } from '../../domain/person/registration';
import { isInBatch } from '../../domain/project/batch';
import { recordsSince } from '../data/attendance';
import type { AttendanceRecord, ExamPaper, Person, Project } from '../data/documents';
import { paperIdOf } from '../data/exams';

/** A batch that began longer ago and has not seen the trainee since is not looked for. */
const LOOK_BACK_DAYS = 60;

/** From when on check-ins tell what a trainee attends on a day. */
const lookBackFrom = (now: number): number => instantOf(addDays(dayOf(now), -LOOK_BACK_DAYS));

/** The check-ins that {@link heldToday} asks for. */
export const recentRecords = (personId: string, now: number) => recordsSince(personId, lookBackFrom(now));

/** What it asks for of their projects. */
export const heldFields = [
  'title',
  'form',
  'creditHundredths',
  'batches',
  'courses',
  'spotChecks',
] as const satisfies readonly (keyof Project)[];
type Held = Pick<Project, '_id' | (typeof heldFields)[number]>;

const latest = (evidence: readonly Evidence[]): number => Math.max(...evidence.map((each) => each.at));

/** A check-in as it stands for its person. */
function evidenceOf({ evidenceAt, origin, confirmed }: AttendanceRecord, registration: RegistrationState): Evidence {
  if (recordCounts({ origin, confirmed, registration })) return { at: evidenceAt, standing: 'counts' };
  return { at: evidenceAt, standing: confirmed ? 'provisional' : 'awaitsConfirmation' };
}

/** The holdings a trainee has checked in to and that run today (T1, T3). */
export function heldToday({
  person,
  records,
  projects,
  papers,
  now,
}: {
  person: Pick<Person, 'state'>;
  /** See {@link recentRecords}; older ones say nothing. */
  records: readonly AttendanceRecord[];
  /** Those of the records. */
  projects: Iterable<Held>;
  /** The exams of their batches, by id. */
  papers: ReadonlyMap<string, Pick<ExamPaper, 'plan'>>;
  now: number;
}): OutputOf<'attendance.today'> {
  const day = dayOf(now);
  const recent = records.filter(({ evidenceAt }) => evidenceAt >= lookBackFrom(now));
  const rows = [...projects].flatMap((project) =>
    project.batches
      .filter((batch) => isInBatch(day, batch))
      .map((batch) => {
        const own = recent.filter(
          ({ projectId, batchId, removed }) => !removed && projectId === project._id && batchId === batch.batchId,
        );
        const moments = own.map(({ evidenceAt }) => evidenceAt);
        return {
          project,
          batch,
          own,
          evidence: own.map((record) => evidenceOf(record, person.state)),
          spotChecks: spotChecksOf(project, batch.batchId).filter((each) => isBoundBy(each, moments)),
        };
      })
      .filter(({ evidence }) => evidence.length > 0),
  );
  return {
    today: day,
    rows: rows
      .sort((a, b) => latest(b.evidence) - latest(a.evidence))
      .map(({ project, batch, own, evidence, spotChecks }) => ({
        projectId: project._id,
        batchId: batch.batchId,
        title: project.title,
        venue: project.form.venue,
        creditHundredths: project.creditHundredths,
        batchBegin: batch.begin,
        batchEnd: batch.end,
        windows: windowsToday({ batch, courses: project.courses, evidence, spotChecks, now }),
        due: dueOf({
          batch,
          courses: project.courses,
          evidence: own.map(({ evidenceAt, courseIds }) => ({ at: evidenceAt, courseIds })),
          spotChecks: spotChecks.map(({ begin, end }) => ({ begin, end })),
          now,
        }),
        exam: periodOf(papers.get(paperIdOf({ projectId: project._id, batchId: batch.batchId }))),
        nextDay: nextDayOf({ batch, courses: project.courses, now }) ?? null,
      })),
  };
}

const periodOf = (paper: Pick<ExamPaper, 'plan'> | undefined) =>
  paper ? { opensAt: paper.plan.opensAt, closesAt: paper.plan.closesAt } : null;
