import { idOf } from '../../../../domain/kernel/id';
import { DAY_MS, instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import { sessionIdOf } from '../../../data/sessions';
import { lastDatabaseCalls, shownCode } from '../../../../test/support/attendance';
import { approvedTrainee, pendingTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { aPdf } from '../../../../test/support/files';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let activityId: string;
let one: string;
const by = 'administratorA1';
const administrator = () => cloud.as(by);
const work = () => cloud.jobs({ Type: 'Timer' });
const shown = () => administrator().do('groupActivity.get', { activityId });
const people = async () => (await administrator().do('activityPeople.list', { activityId })).rows;

const facts = {
  title: '危急值病例讨论会',
  kind: 'caseDiscussion',
  begin: '2025-11-20',
  end: '2025-11-21',
  placeName: '检验科示教室',
  hourTenths: 20,
  creditHundredths: 50,
  lecturerName: '陈志远',
} as const;

const sessionId = () => sessionIdOf({ projectId: activityId, batchId: activityId });
const openCode = () => administrator().do('activityPeople.openAttendance', { activityId });
const scan = async (who: TestPersonId) =>
  cloud.as(who).call('attendance.checkIn', { qrText: await shownCode(cloud, { by, sessionId: sessionId() }) });
async function take() {
  await administrator().do('activityPeople.takeScans', { activityId });
  await work();
}

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'reviewer1', centre);
  await signedInAdministrator(cloud, by, hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  one = await approvedTrainee(cloud, 'trainee1', by);
  await approvedTrainee(cloud, 'trainee2', by);
  await approvedTrainee(cloud, 'trainee3', 'administratorB1', {
    institutionId: hospitalB.institutionId,
    departmentId: idOf(hospitalB.institutionId, 'department', 1),
  });
  cloud.clock.set(instantOf('2025-11-20', '15:00:00'));
  ({ activityId } = await administrator().do('groupActivity.save', facts));
});

describe('the attendance of a group activity (M21)', () => {
  it('puts whoever has scanned onto the list once it is ended, each once, by their first scan', async () => {
    await openCode();
    expect((await scan('trainee1')).ok).toBe(true);
    const first = cloud.clock.now();
    cloud.clock.advance(6 * MINUTE_MS);
    expect((await scan('trainee1')).ok).toBe(true);
    expect((await scan('trainee2')).ok).toBe(true);
    expect(await shown()).toMatchObject({ people: 0, attendance: { open: true, scanned: 2, unwritten: true } });
    await take();
    expect(await shown()).toMatchObject({
      people: 2,
      byOrigin: { scan: 2, list: 0, file: 0 },
      gathering: false,
      attendance: { open: false, scanned: 2, unwritten: false },
    });
    expect((await people()).find(({ personId }) => personId === one)).toMatchObject({ origin: 'scan', at: first });
  });

  it('records nobody of another institution, and whoever is not approved counts once they are', async () => {
    const pending = await pendingTrainee(cloud, 'trainee4');
    await openCode();
    expect(refusalOf(await scan('trainee3')).code).toBe('notOfActivity');
    expect(await scan('trainee4')).toMatchObject({ ok: true, data: { provisional: true, activity: true } });
    await take();
    expect(await shown()).toMatchObject({ people: 0, attendance: { scanned: 1, unwritten: false } });
    await administrator().do('registration.review', { personId: pending, decision: 'approve' });
    await take();
    expect(await shown()).toMatchObject({ people: 1, byOrigin: { scan: 1 } });
  });

  it('leaves off whoever was taken off the list, also when their scans are written again', async () => {
    await openCode();
    await scan('trainee1');
    await scan('trainee2');
    await take();
    await administrator().do('activityPeople.remove', { activityId, personIds: [one] });
    await take();
    expect(await people()).toHaveLength(1);
    // By hand they may be put there again.
    await administrator().do('activityPeople.add', { activityId, personIds: [one] });
    expect(await shown()).toMatchObject({ people: 2, byOrigin: { scan: 1, list: 1 } });
  });

  it('is not handed in while its code is shown, or while somebody waits to be written', async () => {
    const file = await cloud.upload(by, '讨论记录.pdf', aPdf(), 'activity');
    await administrator().do('groupActivity.addFile', { activityId, file });
    await openCode();
    await scan('trainee1');
    cloud.clock.advance(DAY_MS);
    const submit = async () =>
      administrator().call('groupActivity.submit', { activityId, revision: (await shown()).revision });
    expect(refusalOf(await submit()).details?.missing).toEqual(['scansOpen']);
    await administrator().do('attendanceSession.update', { sessionId: sessionId(), open: false });
    expect((await shown()).problems).toEqual(['scansOpen']);
    await take();
    expect((await submit()).ok).toBe(true);
    // What the centre looks at stays what it is.
    const again = await administrator().call('attendanceSession.update', { sessionId: sessionId(), open: true });
    expect(refusalOf(again).code).toBe('wrongState');
    expect(refusalOf(await administrator().call('activityPeople.openAttendance', { activityId })).code).toBe(
      'wrongState',
    );
  });

  it('is shown on its days alone, which follow the activity', async () => {
    await openCode();
    const { revision } = await shown();
    await administrator().do('groupActivity.save', { activityId, revision, ...facts, begin: '2025-11-21' });
    expect(await administrator().do('attendance.tokens', { sessionId: sessionId() })).toMatchObject({
      stopped: 'outsideBatch',
      session: { batchBegin: '2025-11-21', activity: true },
    });
    const tooEarly = await administrator().call('activityPeople.openAttendance', { activityId });
    expect(refusalOf(tooEarly).code).toBe('activityNotToday');
    const { activityId: daysOpen } = await administrator().do('groupActivity.save', {
      ...facts,
      begin: null,
      end: null,
    });
    const without = await administrator().call('activityPeople.openAttendance', { activityId: daysOpen });
    expect(refusalOf(without).code).toBe('activityDaysOpen');
  });

  it('has no late scans, places, faces or courses, and ends with the activity', async () => {
    await openCode();
    for (const change of [{ acceptLate: true }, { faceCheck: true }, { courseIds: ['c1'] }])
      expect(
        refusalOf(await administrator().call('attendanceSession.update', { sessionId: sessionId(), ...change })).code,
      ).toBe('invalidInput');
    await administrator().do('groupActivity.cancel', { activityId });
    expect(cloud.documents('attendanceSessions')).toMatchObject([{ status: 'closed' }]);
  });

  it('costs a scan two calls of the database, as every other check-in, and names the activity to its people', async () => {
    await openCode();
    await scan('trainee2');
    const qrText = await shownCode(cloud, { by, sessionId: sessionId() });
    await cloud.as('trainee1').do('attendance.checkIn', { qrText });
    expect(lastDatabaseCalls(cloud, 'attendance.checkIn')).toBe(2);
    expect(await cloud.as('trainee1').do('attendance.myRecords', {})).toMatchObject({ rows: [{ title: facts.title }] });
  });
});
