import { dayOf } from '../../domain/kernel/time';
import { findHeadings, type RosterColumn } from '../../domain/person/roster-columns';
import { readRosterRows, ROSTER_ROWS_AT_MOST, type RowVerdict } from '../../domain/person/roster-row';
import type { Services } from '../call/context';
import type { Lease } from '../data/jobs';
import { listDepartments } from '../data/departments';
import type { BadRow, RosterImport } from '../data/documents';
import { expectedEntryId, readExpected } from '../data/expected-entries';
import { readEntries, rosterEntryId } from '../data/roster';
import { getImport, moveImport, noteRows, putRows, removeRows } from '../data/roster-imports';
import { countRegistered } from '../data/roster-people';
import type { JobResult } from './job-result';
import { readImport, type RowsRead } from './read-import';
import { differenceOf, goodRow } from './roster-difference';

/** Reads the file of a roster, of an institution or of a meeting (`readImport`). */
export const readRoster = (services: Services, taken: Lease): Promise<JobResult> =>
  readImport(services, taken, {
    job: 'readRoster',
    of: 'roster',
    refused: 'refused',
    kept: { getImport, noteRows, moveImport, removeRows },
    most: ROSTER_ROWS_AT_MOST,
    headingsOf: findHeadings,
    layOut: async (of, begun, read) => layOut(of, begun, await verdictsOn(of, begun, read)),
  });

async function verdictsOn(
  { db }: Services,
  begun: RosterImport,
  { rows, columns }: RowsRead<RosterColumn>,
): Promise<RowVerdict[]> {
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
