import { DAY_MS, instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import { plantTrainees, scanNow, traineeOf, type Holding } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aJpeg, aWebPage } from '../../../../test/support/files';
import { aLedgerEntry, aProject } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { courseOf } from '../../../../test/support/projects';

let cloud: InProcessCloud;
let here: Holding;
const first = instantOf('2025-11-29', '07:00:00');
const second = instantOf('2025-11-30', '07:00:00');
const evening = instantOf('2025-11-29', '19:20:00');

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorA2');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await plantTrainees(cloud, 'trainee1', 'trainee2');
  await cloud.plant('persons', traineeOf(cloud, 'trainee4', { state: 'pending' }));
  await cloud.plant('projects', aProject('here', { courses: [courseOf()] }));
  const batch = { projectId: 'here', batchId: 'b1' };
  const { session } = await cloud.as('administratorA1').do('attendanceSession.open', batch);
  here = { ...batch, sessionId: session.sessionId, by: 'administratorA1' };
});

const batch = { projectId: 'here', batchId: 'b1' };
const appeal = (who: TestPersonId, changes: object = {}, requestId?: string) =>
  cloud.as(who).call(
    'appeal.ask',
    {
      ...batch,
      about: { kind: 'attendance', slots: [first] },
      reason: 'phoneDead',
      note: '手机没电，坐在第六排',
      pictures: [],
      ...changes,
    },
    requestId === undefined ? {} : { requestId },
  );
const idOfAppeal = async (who: TestPersonId, changes: object = {}): Promise<string> => {
  const envelope = await appeal(who, changes);
  if (!envelope.ok) throw new Error(envelope.error.code);
  return envelope.data.appealId;
};
const answer = (appealId: string, changes: object = {}, by: TestPersonId = 'administratorA1', requestId?: string) =>
  cloud
    .as(by)
    .call(
      'appeal.answer',
      { appealId, answer: 'grant', reason: '同科室同事证实在场', ...changes },
      requestId === undefined ? {} : { requestId },
    );
const messages = (kind: string) => cloud.documents('messages').filter((message) => message.kind === kind);
const acts = () => cloud.documents('auditEntries').map(({ action }) => action);
const records = () => cloud.documents('attendanceRecords');
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) as unknown });

describe('an appeal about a missed day', () => {
  beforeEach(() => cloud.clock.set(evening));

  it('is asked once, and the institution is told of it', async () => {
    await appeal('trainee1', {}, 'one-request');
    await appeal('trainee1', {}, 'one-request');
    expect(cloud.documents('appeals')).toMatchObject([{ state: 'open', windows: [{ begin: first }] }]);
    expect(messages('appealAsked')).toHaveLength(1);
    expect(acts()).toContain('appeal.asked');
    expect(await appeal('trainee1')).toEqual(refused('appealOpen'));
  });

  it('of two sent at one moment is one', async () => {
    cloud.meanwhile('in transaction: add appeals', async () => void (await appeal('trainee1')));
    expect(await appeal('trainee1')).toEqual(refused('appealOpen'));
    expect(cloud.documents('appeals')).toHaveLength(1);
  });

  it('is about slots of one day that are over and lack their person', async () => {
    await scanNow(cloud, 'trainee2', here);
    cloud.clock.set(instantOf('2025-11-29', '08:05:00'));
    expect(await appeal('trainee1')).toEqual(refused('nothingToAppeal'));
    await scanNow(cloud, 'trainee2', here);
    cloud.clock.set(instantOf('2025-11-30', '19:00:00'));
    expect(await appeal('trainee2')).toEqual(refused('nothingToAppeal'));
    const both = { about: { kind: 'attendance', slots: [first, second] } };
    expect(await appeal('trainee1', both)).toEqual(refused('nothingToAppeal'));
  });

  it('is taken until the last millisecond of the third day after the batch', async () => {
    cloud.clock.set(instantOf('2025-12-04') - 1);
    expect(await appeal('trainee1')).toMatchObject({ ok: true });
    cloud.clock.advance(1);
    expect(await appeal('trainee2')).toEqual(refused('appealOver'));
  });

  it('granted makes a record of its origin that counts, late as well, and its person is told', async () => {
    const appealId = await idOfAppeal('trainee1');
    cloud.clock.advance(10 * DAY_MS);
    expect(await answer(appealId, {}, 'administratorA1', 'one-answer')).toMatchObject({
      data: { state: 'granted', recorded: 1 },
    });
    expect(await answer(appealId, {}, 'administratorA1', 'one-answer')).toMatchObject({ data: { recorded: 1 } });
    expect(records()).toMatchObject([{ origin: 'appeal', confirmed: true, made: { reason: '同科室同事证实在场' } }]);
    expect(messages('appealAnswered')).toMatchObject([{ facts: { granted: 1 } }]);
    expect(acts().filter((action) => action === 'appeal.granted')).toHaveLength(1);
    const { slots } = await cloud.as('trainee1').do('slots.mine', batch);
    expect(slots[0]).toMatchObject({ state: 'done', record: { origin: 'appeal' }, appeal: { state: 'granted' } });
  });

  it('answered by a second administrator at the same moment is answered once', async () => {
    const appealId = await idOfAppeal('trainee1');
    cloud.meanwhile('in transaction: get appeals', async () => {
      await answer(appealId, { answer: 'refuse' }, 'administratorA2');
    });
    expect(await answer(appealId)).toEqual(refused('appealAnswered'));
    expect(records()).toEqual([]);
    expect(messages('appealAnswered')).toMatchObject([{ facts: { granted: 0 } }]);
  });

  it('refused says why, at its slot too, and may be made again, three times in all', async () => {
    for (let times = 0; times < 3; times += 1)
      expect(await answer(await idOfAppeal('trainee1'), { answer: 'refuse' })).toMatchObject({ ok: true });
    expect(await appeal('trainee1')).toEqual(refused('appealTooOften'));
    const { slots } = await cloud.as('trainee1').do('slots.mine', batch);
    expect(slots[0]).toMatchObject({ state: 'missed', appeal: { state: 'refused', reason: '同科室同事证实在场' } });
  });

  it('wants a reason of its answer, and is answered by nobody of another institution', async () => {
    const appealId = await idOfAppeal('trainee1');
    expect(await answer(appealId, { reason: '好' })).toEqual(refused('reasonRequired'));
    expect(await answer(appealId, {}, 'administratorB1')).toEqual(refused('notFound'));
    expect(await cloud.as('administratorB1').call('appeal.get', { appealId })).toEqual(refused('notFound'));
    expect(await cloud.as('administratorB1').do('appeal.list', { state: 'open' })).toMatchObject({
      rows: [],
      waiting: 0,
    });
  });

  it('of an administrator is answered by a colleague', async () => {
    await cloud.plant('persons', { ...traineeOf(cloud, 'trainee3'), openid: cloud.openidOf('administratorA1') });
    const appealId = await idOfAppeal('administratorA1');
    expect(await answer(appealId)).toEqual(refused('ownAppeal'));
    expect(await answer(appealId, {}, 'administratorA2')).toMatchObject({ ok: true });
  });

  it('may be taken back while it waits, and not afterwards', async () => {
    const appealId = await idOfAppeal('trainee1');
    expect(await cloud.as('trainee2').call('appeal.withdraw', { appealId })).toEqual(refused('notFound'));
    await cloud.as('trainee1').do('appeal.withdraw', { appealId });
    expect(await answer(appealId)).toEqual(refused('appealAnswered'));
    const again = await idOfAppeal('trainee1');
    await answer(again);
    expect(await cloud.as('trainee1').call('appeal.withdraw', { appealId: again })).toEqual(refused('appealAnswered'));
  });

  it('leaves alone who is there by now, and makes a provisional record of who waits for approval', async () => {
    const appealId = await idOfAppeal('trainee1');
    const who = { personId: traineeOf(cloud, 'trainee1')._id };
    await cloud
      .as('administratorA1')
      .do('manual.record', { sessionId: here.sessionId, who, slots: [first], reason: 'phoneDead', note: '' });
    expect(await answer(appealId)).toMatchObject({ data: { state: 'granted', recorded: 0 } });
    expect(await answer(await idOfAppeal('trainee4'))).toMatchObject({ data: { recorded: 1 } });
    expect(
      records()
        .map(({ origin, provisional }) => [origin, provisional])
        .sort(),
    ).toEqual([
      ['appeal', true],
      ['manual', false],
    ]);
  });

  it('takes a seat like everybody', async () => {
    await cloud.as(here.by).do('attendanceSession.update', { sessionId: here.sessionId, cap: 1 });
    cloud.clock.advance(MINUTE_MS);
    const waiting = [await idOfAppeal('trainee1'), await idOfAppeal('trainee2')];
    expect(await answer(waiting[0] ?? '')).toMatchObject({ ok: true });
    expect(await answer(waiting[1] ?? '')).toEqual(refused('seatsFull'));
    expect(cloud.documents('appeals').filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  it('stands before the administrator with what the system knows, and is counted where it waits', async () => {
    const appealId = await idOfAppeal('trainee1');
    const administrator = cloud.as('administratorA1');
    expect(await administrator.do('appeal.get', { appealId })).toMatchObject({
      evidence: [
        { begin: first, state: 'missed' },
        { begin: second, state: 'upcoming' },
      ],
      sessions: [{ sessionId: here.sessionId }],
      own: false,
    });
    expect(await administrator.do('home.administrator', {})).toMatchObject({ openAppeals: 1 });
    expect(await administrator.do('analysis.prepare', batch)).toMatchObject({ uncounted: { appeals: 1 } });
    expect(await administrator.do('appeal.list', { state: 'open', search: '学员trainee1' })).toMatchObject({
      rows: [{ appealId }],
      waiting: 1,
    });
    expect(await administrator.do('appeal.list', { state: 'open', search: '没有这个人' })).toMatchObject({ rows: [] });
  });

  it('may be made by who has no record at all', async () => {
    expect(await cloud.as('trainee1').do('appeal.basis', batch)).toMatchObject({
      days: [{ day: '2025-11-29', slots: [{ begin: first }] }],
      appeals: [],
    });
    await appeal('trainee1');
    expect(await cloud.as('trainee1').do('appeal.basis', batch)).toMatchObject({
      days: [],
      appeals: [{ state: 'open' }],
    });
  });
});

describe('pictures of an appeal', () => {
  beforeEach(() => cloud.clock.set(evening));

  it('are looked into, kept, shown to who answers, and gone with an appeal that is taken back', async () => {
    const picture = await cloud.upload('trainee1', '照片.jpg', aJpeg(), 'appeal');
    const appealId = await idOfAppeal('trainee1', { pictures: [picture] });
    const { files } = await cloud.as('administratorA1').do('appeal.get', { appealId });
    expect(files).toHaveLength(1);
    expect(cloud.documents('keptFiles')).toMatchObject([{ uses: [`appeal:${appealId}`] }]);
    await cloud.as('trainee1').do('appeal.withdraw', { appealId });
    expect(cloud.documents('keptFiles')).toMatchObject([{ uses: [], unusedSince: cloud.clock.now() }]);
  });

  it('are pictures, and uploaded by their own person for nothing else', async () => {
    const page = await cloud.upload('trainee1', '照片.jpg', aWebPage(), 'appeal');
    expect(await appeal('trainee1', { pictures: [page] })).toEqual(refused('fileUnreadable'));
    const others = await cloud.upload('trainee2', '照片.jpg', aJpeg(), 'appeal');
    expect(await appeal('trainee1', { pictures: [others] })).toEqual(refused('fileNotYours'));
    expect(cloud.documents('appeals')).toEqual([]);
  });

  it('cannot be uploaded without end', async () => {
    const ask = () =>
      cloud.as('trainee1').call('upload.traineeTicket', { purpose: 'appeal', sizeBytes: 1000, ending: 'jpg' });
    for (let times = 0; times < 30; times += 1) expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toEqual(refused('tooManyUploads'));
  });
});

describe('an appeal about credits', () => {
  const told = instantOf('2025-12-02', '09:00:00');
  const personId = () => traineeOf(cloud, 'trainee1')._id;

  beforeEach(async () => {
    await cloud.change('projects', 'here', { rounds: [{ roundId: 'r1', batchId: 'b1', state: 'granted' }] });
    await cloud.plant('grantOutcomes', {
      ...{ _id: `r1:${personId()}`, roundId: 'r1', projectId: 'here', personId: personId(), year: 2025 },
      ...{ activityDate: '2025-11-30', title: '项目', at: told, reason: 'excluded', missedWindows: [] },
    });
  });

  it('that were not granted is taken for fifteen days after the outcome was told, of one’s own', async () => {
    cloud.clock.set(instantOf('2025-12-18') - 1);
    const outcome = { about: { kind: 'outcome', roundId: 'r1' } };
    expect(await appeal('trainee2', outcome)).toEqual(refused('nothingToAppeal'));
    const appealId = await idOfAppeal('trainee1', outcome);
    expect(await answer(appealId)).toMatchObject({ data: { state: 'granted', recorded: 0 } });
    expect(records()).toEqual([]);
    cloud.clock.advance(1);
    expect(await appeal('trainee1', outcome)).toEqual(refused('appealOver'));
  });

  it('that were taken back is taken for fifteen days after that', async () => {
    const entry = aLedgerEntry('r1', aProject('here'), personId());
    await cloud.plant('ledgerEntries', entry);
    cloud.clock.set(told);
    const about = { about: { kind: 'reversal', entryId: entry._id } };
    expect(await appeal('trainee1', about)).toEqual(refused('nothingToAppeal'));
    await cloud.plant('ledgerEntries', {
      ...entry,
      ...{ _id: `reversal:${entry._id.replaceAll('%', '%25').replaceAll(':', '%3A')}`, roundId: 'v1', at: told },
      ...{ reverses: entry._id, creditHundredths: -entry.creditHundredths },
    });
    expect(await appeal('trainee1', about)).toMatchObject({ ok: true });
  });
});
