import type { OutputOf } from '../../contract';
import { dueOf } from '../../domain/attendance/due';
import { spotChecksOf } from '../../domain/attendance/spot-check';
import { slotsOf } from '../../domain/attendance/slots';
import { windowsToday } from '../../domain/attendance/windows-today';
import { askingOf } from '../../domain/project/planned-windows';
import { addDays, dayOf, instantOf } from '../../domain/kernel/time';
import { isInBatch } from '../../domain/project/batch';
import { recordsSince } from '../data/attendance';
import type { AttendanceRecord, ExamPaper, Person, Project } from '../data/documents';
import { paperIdOf } from '../data/exams';
import { dueView, slotRecords, topicsOf } from './person-slots';

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
  'hourTenths',
  'batches',
  'courses',
  'spotChecks',
] as const satisfies readonly (keyof Project)[];
type Held = Pick<Project, '_id' | (typeof heldFields)[number]>;

const latest = (records: readonly AttendanceRecord[]): number => Math.max(...records.map((each) => each.evidenceAt));

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
  const from = dayOf(lookBackFrom(now));
  const recent = records.filter(({ evidenceAt }) => evidenceAt >= lookBackFrom(now));
  const rows = [...projects].flatMap((project) =>
    project.batches
      .filter((batch) => isInBatch(day, batch))
      .map((batch) => ({
        project,
        batch,
        own: recent.filter(
          ({ projectId, batchId, removed }) => !removed && projectId === project._id && batchId === batch.batchId,
        ),
      }))
      .filter(({ own }) => own.length > 0)
      // Of days before the look back nothing is known, so nothing of them is called missed.
      .map((row) => (row.batch.begin < from ? { ...row, batch: { ...row.batch, begin: from } } : row)),
  );
  return {
    today: day,
    rows: rows
      .sort((a, b) => latest(b.own) - latest(a.own))
      .map(({ project, batch, own }) => {
        const { courses } = project;
        const records = slotRecords(own, person);
        const spotChecks = spotChecksOf(project, batch.batchId);
        const due = dueOf({ batch, project, evidence: records, spotChecks, now });
        return {
          projectId: project._id,
          batchId: batch.batchId,
          title: project.title,
          venue: project.form.venue,
          creditHundredths: project.creditHundredths,
          batchBegin: batch.begin,
          batchEnd: batch.end,
          windows: windowsToday({ slots: slotsOf({ batch, courses, records, spotChecks, now }), due, now }).map(
            ({ courseIds, ...window }) => ({ ...window, topics: topicsOf(courses, courseIds) }),
          ),
          due: dueView(due, courses),
          exam: periodOf(papers.get(paperIdOf({ projectId: project._id, batchId: batch.batchId }))),
          asking: askingOf(batch, courses),
        };
      }),
  };
}

const periodOf = (paper: Pick<ExamPaper, 'plan'> | undefined) =>
  paper ? { opensAt: paper.plan.opensAt, closesAt: paper.plan.closesAt } : null;
