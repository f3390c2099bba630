import type { OutputOf } from '../../contract';
import { recordCounts } from '../../domain/attendance/attendance-record';
import { dueOf, needOf, type Due } from '../../domain/attendance/due';
import { outsideOf, slotsOf, type RecordStanding, type Slot, type SlotRecord } from '../../domain/attendance/slots';
import { spotChecksOf } from '../../domain/attendance/spot-check';
import type { RegistrationState } from '../../domain/person/registration';
import type { Batch } from '../../domain/project/batch';
import { askingOf } from '../../domain/project/planned-windows';
import type { Appeal, AttendanceRecord, Person, Project } from '../data/documents';

type SlotsView = Omit<OutputOf<'slots.ofPerson'>, 'person' | 'sessions'>;

/** More are in no answer: who scans all day outside of every window is seen by the first of them. */
const MOST_OUTSIDE = 50;

/** How a record stands with its person as they are now. */
function standingOf({ origin, confirmed, removed }: AttendanceRecord, registration: RegistrationState): RecordStanding {
  if (removed) return 'removed';
  if (recordCounts({ origin, confirmed, registration })) return 'counts';
  return confirmed ? 'provisional' : 'awaitsConfirmation';
}

/** The records of a person in a batch as the slots take them. */
export const slotRecords = (records: readonly AttendanceRecord[], { state }: Pick<Person, 'state'>): SlotRecord[] =>
  records.map((record) => ({
    recordId: record._id,
    at: record.evidenceAt,
    standing: standingOf(record, state),
    courseIds: record.courseIds,
    sessionId: record.sessionId,
  }));

type Courses = Project['courses'];

/** What courses are called, where not all of them are meant. */
export const topicsOf = (courses: Courses, courseIds: readonly string[]): string[] =>
  courseIds.length >= courses.length
    ? []
    : courses.flatMap(({ courseId, topic }) => (courseIds.includes(courseId) ? [topic] : []));

/** What is due as screens are told it: of each way its courses by their topics. */
export const dueView = ({ ways, ...due }: Due, courses: Courses): SlotsView['due'] => ({
  ...due,
  ways: ways.map(({ courseIds, ...way }) => ({ ...way, topics: topicsOf(courses, courseIds) })),
});

/** Every slot of a person in a batch, with its record (D12). */
export function personSlots({
  project,
  batch,
  records,
  appeals,
  person,
  now,
}: {
  project: Pick<Project, 'title' | 'courses' | 'creditHundredths' | 'hourTenths' | 'spotChecks'>;
  batch: Batch;
  /** The person's, of this batch. */
  records: readonly AttendanceRecord[];
  /** Theirs too, the first first. */
  appeals: readonly Appeal[];
  person: Pick<Person, 'state'>;
  now: number;
}): SlotsView {
  const { courses } = project;
  const known = new Map(records.map((record) => [record._id, record]));
  const all = slotRecords(records, person);
  const spotChecks = spotChecksOf(project, batch.batchId);
  const slots = slotsOf({ batch, courses, records: all, spotChecks, now });
  const due = dueOf({
    batch,
    project,
    evidence: all.filter(({ standing }) => standing !== 'removed'),
    spotChecks,
    now,
  });
  return {
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    creditHundredths: project.creditHundredths,
    slots: slots.map((slot) => ({ ...slotView(slot, { known, courses, due }), ...appealView(slot, appeals) })),
    outside: outsideOf({ batch, courses, spotChecks }, all)
      .slice(0, MOST_OUTSIDE)
      .flatMap(({ recordId }) => known.get(recordId) ?? [])
      .map((record) => ({ ...recordView(record), removed: record.removed === true })),
    due: dueView(due, courses),
    asking: askingOf(batch, courses),
  };
}

function slotView(
  { window, state, record, cause, nearest, courseIds, spotCheck }: Slot,
  { known, courses, due }: { known: ReadonlyMap<string, AttendanceRecord>; courses: Courses; due: Due },
): SlotsView['slots'][number] {
  const shown = record && known.get(record.recordId);
  return {
    begin: window.begin,
    end: window.end,
    state,
    ...(spotCheck ? { spotCheck } : {}),
    topics: topicsOf(courses, courseIds),
    need: needOf(window, due),
    costs: due.missed.some(({ begin, end }) => begin === window.begin && end === window.end),
    ...(cause === undefined ? {} : { cause }),
    ...(nearest === undefined ? {} : { nearest }),
    ...(shown === undefined ? {} : { record: recordView(shown) }),
  };
}

/** The last word on a slot; what was taken back says nothing. */
function appealView({ window }: Slot, appeals: readonly Appeal[]): Pick<SlotsView['slots'][number], 'appeal'> {
  for (const { windows, state, answered } of [...appeals].reverse())
    if (state !== 'withdrawn' && windows.some(({ begin }) => begin === window.begin))
      return { appeal: { state, reason: answered?.reason ?? '' } };
  return {};
}

function recordView({ _id, evidenceAt, receivedAt, place, origin, flags, made, ruling }: AttendanceRecord) {
  return {
    recordId: _id,
    evidenceAt,
    receivedAt,
    ...(place && { place }),
    origin,
    flags,
    ...(made === undefined ? {} : { made }),
    ...(ruling === undefined
      ? {}
      : { ruling: { kind: ruling.kind, reason: ruling.reason, at: ruling.at, by: ruling.by } }),
  };
}
