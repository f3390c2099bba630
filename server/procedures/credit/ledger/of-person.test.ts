import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';
import {
  aLedgerEntry,
  anAnalysis,
  anAttendee,
  aProject,
  aRecord,
  aRound,
} from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';

let cloud: InProcessCloud;
let personId: string;
beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  personId = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  const project = aProject('held');
  const round = aRound('round', project, anAnalysis(project, [anAttendee(personId)]));
  await cloud.plant('projects', project);
  await cloud.plant('grantRounds', { ...round, state: 'granted', done: 1, granted: 1 });
  await cloud.plant('ledgerEntries', aLedgerEntry('round', project, personId));
  await cloud.plant('attendanceRecords', aRecord(project, personId, 1000), aRecord(project, personId, 9_000_000));
});

describe('what an institution sees of one of its people', () => {
  it('is a year of credits as the person sees it', async () => {
    const {
      withoutCredit: _none,
      waiting: _later,
      ended: _closed,
      appeals: _own,
      ...mine
    } = await cloud.as('trainee1').do('ledger.mine', { year: 2025 });
    const seen = await cloud.as('administratorA1').do('ledger.ofPerson', { personId, year: 2025 });
    expect(seen).toEqual({ ...mine, personId, name: '学员一' });
    expect(seen.entries).toMatchObject([{ state: 'pending', roundState: 'granted' }]);
    const empty = await cloud.as('administratorA1').do('ledger.ofPerson', { personId, year: 2024 });
    expect(empty.entries).toEqual([]);
  });

  it('is their check-ins page by page, as the person sees them', async () => {
    const mine = await cloud.as('trainee1').do('attendance.myRecords', {});
    expect(mine.rows).toHaveLength(2);
    const first = await cloud.as('administratorA1').do('attendance.recordsOfPerson', { personId, limit: 1 });
    const cursor = first.nextCursor;
    const second = await cloud.as('administratorA1').do('attendance.recordsOfPerson', { personId, cursor });
    expect([...first.rows, ...second.rows]).toEqual(mine.rows);
  });

  it('is nothing of a person of another institution', async () => {
    const other = cloud.as('administratorB1');
    const notFound = { ok: false, error: { code: 'notFound' } };
    expect(await other.call('ledger.ofPerson', { personId, year: 2025 })).toMatchObject(notFound);
    expect(await other.call('attendance.recordsOfPerson', { personId })).toMatchObject(notFound);
  });
});
