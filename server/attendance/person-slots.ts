import type { OutputOf } from '../../contract';
import { recordCounts } from '../../domain/attendance/attendance-record';
import { outsideOf, slotsOf, type RecordStanding, type Slot, type SlotRecord } from '../../domain/attendance/slots';
import { spotChecksOf } from '../../domain/attendance/spot-check';
import type { RegistrationState } from '../../domain/person/registration';
import type { Batch } from '../../domain/project/batch';
import { windowsOf } from '../../domain/project/planned-windows';
import type { Appeal, AttendanceRecord, Person, Project } from '../data/documents';

type SlotsView = Pick<OutputOf<'slots.mine'>, 'title' | 'batchBegin' | 'batchEnd' | 'slots' | 'outside'>;

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
  }));

/** Every slot of a person in a batch, with its record (D12). */
export function personSlots({
  project,
  batch,
  records,
  appeals,
  person,
  now,
}: {
  project: Pick<Project, 'title' | 'courses' | 'spotChecks'>;
  batch: Batch;
  /** The person's, of this batch. */
  records: readonly AttendanceRecord[];
  /** Theirs too, the first first. */
  appeals: readonly Appeal[];
  person: Pick<Person, 'state'>;
  now: number;
}): SlotsView {
  const known = new Map(records.map((record) => [record._id, record]));
  const slots = slotsOf({
    batch,
    courses: project.courses,
    spotChecks: spotChecksOf(project, batch.batchId),
    records: slotRecords(records, person),
    now,
  });
  const outside = outsideOf(
    // A spot check is a window for whoever came to it, bound or not.
    [...windowsOf(batch, project.courses), ...spotChecksOf(project, batch.batchId)],
    records.map((record) => ({ at: record.evidenceAt, record })),
  );
  return {
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    slots: slots.map((slot) => ({ ...slotView(slot, known), ...appealView(slot, appeals) })),
    outside: outside
      .slice(0, MOST_OUTSIDE)
      .map(({ record }) => ({ ...recordView(record), removed: record.removed === true })),
  };
}

function slotView(
  { window, state, record, cause, nearest, spotCheck }: Slot,
  known: ReadonlyMap<string, AttendanceRecord>,
): SlotsView['slots'][number] {
  const shown = record && known.get(record.recordId);
  return {
    begin: window.begin,
    end: window.end,
    state,
    ...(spotCheck ? { spotCheck } : {}),
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
