import { dayOf } from '../../domain/kernel/time';
import { findHeadings, type RosterColumn } from '../../domain/person/roster-columns';
import { readRosterRows, ROSTER_ROWS_AT_MOST, type RowVerdict } from '../../domain/person/roster-row';
import type { TableRow } from '../../domain/kernel/table';
import type { Services } from '../call/context';
import { finishJob, finishJobOf, importJobId, renewLease, type Lease } from '../data/jobs';
import { listDepartments } from '../data/departments';
import type { BadRow, RosterImport } from '../data/documents';
import { expectedEntryId, readExpected } from '../data/expected-entries';
import { readEntries, rosterEntryId } from '../data/roster';
import { getImport, moveImport, noteRows, putRows, removeRows } from '../data/roster-imports';
import { countRegistered } from '../data/roster-people';
import { readKept } from './import-work';
import type { JobResult } from './job-result';
import { logImport } from './log-import';
import { differenceOf, goodRow } from './roster-difference';

/**
 * Reads the kept file of an import and lays out what it would change. Ten thousand rows take a second or two, so one slice does
 * it all; a worker that dies leaves rows that the next one writes over with the same. The last transaction counts: an import that
 * was dropped meanwhile stays so.
 */
export async function readRoster(services: Services, taken: Lease): Promise<JobResult> {
  const { db } = services;
  const importId = taken.job.subjectId;
  const begun = await getImport(db, importId);
  if (begun?.state !== 'reading') {
    await finishJobOf(db, taken);
    return 'done';
  }
  const reading = await readKept(services, begun, { most: ROSTER_ROWS_AT_MOST, headingsOf: findHeadings });
  if (reading.kind === 'refuse') {
    await end(services, importId, { state: 'refused', problem: reading.problem, endedAt: services.now() });
    return 'done';
  }
  const lease = await renewLease(db, taken, services.now());
  if (!lease) return 'notMine';
  await end(services, importId, await layOut(services, begun, await verdictsOn(services, begun, reading)));
  return 'done';
}

async function verdictsOn(
  { db }: Services,
  begun: RosterImport,
  { rows, columns }: { rows: readonly TableRow[]; columns: ReadonlyMap<RosterColumn, number> },
): Promise<RowVerdict[]> {
  await noteRows(db, begun._id, { rows: rows.length });
  const departments = begun.meeting === undefined ? await listDepartments(db, begun.institutionId) : undefined;
  return readRosterRows(rows, {
    columns,
    departments: departments?.map(({ _id: id, name }) => ({ id, name })) ?? 'asWritten',
    today: dayOf(begun.startedAt),
  });
}

/** Writes down what the rows would change, kind by kind. */
async function layOut(
  services: Services,
  { _id: importId, institutionId, meeting, startedAt: at }: RosterImport,
  verdicts: readonly RowVerdict[],
): Promise<Partial<RosterImport>> {
  const { db } = services;
  const good = verdicts.flatMap((each) => (each.kind === 'good' ? [goodRow(services, each.person, meeting)] : []));
  const bad = verdicts.flatMap((each): BadRow[] =>
    each.kind === 'bad'
      ? [{ row: each.row, name: each.name, nationalIdMasked: each.numberMasked, problem: each.problem }]
      : [],
  );
  const { added, changed, same, gone } =
    meeting === undefined
      ? await differenceOf(good, readEntries(db, institutionId), (row) => rosterEntryId({ institutionId, ...row }))
      : await differenceOf(good, readExpected(db, meeting), (row) => expectedEntryId(meeting, row.nationalIdDigest));
  await putRows(db, { importId, kind: 'bad', at }, bad);
  await putRows(db, { importId, kind: 'added', at }, added);
  await putRows(db, { importId, kind: 'changed', at }, changed);
  await putRows(db, { importId, kind: 'gone', at }, gone);
  const registered = await countRegistered(
    db,
    good.map(({ nationalIdDigest }) => nationalIdDigest),
    institutionId,
  );
  return {
    state: 'read',
    rows: verdicts.length,
    good: good.length,
    bad: bad.length,
    added: added.length,
    changed: changed.length,
    gone: gone.length,
    ...{ same, registered },
  };
}

/** Ends the reading, unless the import was dropped while it lasted: then nothing of it stays. */
async function end(services: Services, importId: string, changes: Partial<RosterImport>): Promise<void> {
  const { db } = services;
  const kept = await db.transaction(async (tx) => {
    const before = await getImport(tx, importId);
    await finishJob(tx, importJobId('readRoster', importId));
    if (before?.state !== 'reading') return false;
    const after = { ...before, ...changes };
    await moveImport(tx, { before, after, now: services.now() });
    if (after.state === 'refused') await logImport(tx, services, { of: 'roster', act: 'refused', before, after });
    return true;
  });
  if (!kept) await removeRows(db, importId);
}
