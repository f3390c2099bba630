import type { CallName, InputOf } from '../../../../contract';
import { HOSPITAL_DAY, plantHospital, type Hospital } from '../../../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import { batchOf, scan } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const VENUE = '综合楼三楼多功能厅';
const reason = '门诊楼停电检修，改到综合楼';
let cloud: InProcessCloud;
let hospital: Hospital;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  hospital = await plantHospital(cloud, hospitalA);
});

const administrator = () => cloud.as(hospital.administrator);
const reviewer = () => cloud.as('reviewer1');
const codeOf = async <Name extends CallName>(name: Name, input: InputOf<Name>) =>
  refusalOf(await administrator().call(name, input)).code;
const get = () => administrator().do('change.get', { projectId: hospital.held });
/** The held project is planted without what a form has to say: what a change leaves must be complete. */
const complete = {
  activityForm: 'cmeProject',
  contactName: '李建华',
  contactPhone: '0731-84286376',
  discipline2: '医学检验',
  discipline3: '临床检验',
  projectLead: '刘芳',
  meetingCostFen: 0,
} as const;

/** Asks for another room, with a new notice; not handed in yet. */
async function anotherRoom(): Promise<number> {
  const { after } = await get();
  const { projectId } = { projectId: hospital.held };
  await cloud.change('projects', projectId, { form: { ...after.form, ...complete } });
  const form = { ...after.form, ...complete, venue: VENUE };
  await administrator().do('change.save', { projectId, revision: 0, form, reason });
  const file = await scan(cloud, hospital.administrator);
  return (await administrator().do('change.saveDocument', { projectId, kind: 'notice', file })).revision;
}
async function handedIn(): Promise<string> {
  await administrator().do('change.submit', { projectId: hospital.held, revision: await anotherRoom() });
  return (await get()).change?.changeId ?? '';
}

describe('asking for a change', () => {
  it('says what differs and which document no longer fits; the old facts hold', async () => {
    const { after } = await get();
    const form = { ...after.form, venue: VENUE };
    await administrator().do('change.save', { projectId: hospital.held, revision: 0, form, reason });
    const asked = await get();
    expect(asked).toMatchObject({ lacking: ['notice'], change: { state: 'draft', reason }, after: { venue: VENUE } });
    expect(asked.before.venue).not.toBe(VENUE);
    expect((await administrator().do('project.get', { projectId: hospital.held })).change).toMatchObject({
      state: 'draft',
    });
  });

  it('needs something to change, a complete project, the documents and a reason', async () => {
    const input = { projectId: hospital.held };
    expect(await codeOf('change.submit', { ...input, revision: 0 })).toBe('nothingChanged');
    const { after } = await get();
    await administrator().do('change.save', { ...input, revision: 0, form: { ...after.form, venue: '' } });
    expect(await codeOf('change.submit', { ...input, revision: 1 })).toBe('projectIncomplete');
    await cloud.change('projects', hospital.held, { form: { ...after.form, ...complete } });
    const form = { ...after.form, ...complete, venue: VENUE };
    await administrator().do('change.save', { ...input, revision: 1, form });
    expect(await codeOf('change.submit', { ...input, revision: 2 })).toBe('documentMissing');
    const file = await scan(cloud, hospital.administrator);
    await administrator().do('change.saveDocument', { ...input, kind: 'notice', file });
    expect(await codeOf('change.submit', { ...input, revision: 3 })).toBe('reasonRequired');
    expect(await codeOf('change.save', { ...input, revision: 1, reason })).toBe('staleRevision');
    expect((await get()).after.edited?.at).toBe(cloud.clock.now());
  });

  it('keeps the days on which people have checked in, and their courses', async () => {
    const { after } = await get();
    const form = { ...after.form, ...complete };
    await cloud.change('projects', hospital.held, { form });
    const input = { projectId: hospital.held, form, reason };
    const dayLater = [batchOf({ begin: '2025-11-30', end: '2025-12-01' })];
    await administrator().do('change.save', { ...input, revision: 0, batches: dayLater });
    expect((await get()).past).toEqual(['pastDays.b1']);
    for (const kind of ['notice', 'agenda'] as const) {
      const file = await scan(cloud, hospital.administrator);
      await administrator().do('change.saveDocument', { projectId: hospital.held, kind, file });
    }
    expect(await codeOf('change.submit', { projectId: hospital.held, revision: 3 })).toBe('pastFixed');
    // The days to come may move.
    const longer = [batchOf({ end: '2025-12-01' })];
    await administrator().do('change.save', { ...input, revision: 3, batches: longer });
    expect((await get()).past).toEqual([]);
  });

  it('is withdrawn until a reviewer has begun, and dropped before', async () => {
    const changeId = await handedIn();
    await reviewer().do('review.begin', { kind: 'change', id: changeId });
    expect(await codeOf('change.withdraw', { projectId: hospital.held })).toBe('reviewBegun');
    cloud.clock.advance(15 * 60_000);
    const withdraw = () => administrator().do('change.withdraw', { projectId: hospital.held });
    expect(await withdraw()).toEqual({ state: 'draft' });
    expect(await withdraw()).toEqual({ state: 'dropped' });
    expect((await get()).change).toBeNull();
  });

  it('is for projects that may be held, and for their own institution', async () => {
    expect(await codeOf('change.save', { projectId: hospital.submitted, revision: 0, reason })).toBe('wrongState');
    const changeId = await handedIn();
    expect(await codeOf('change.save', { projectId: hospital.held, revision: 3, reason })).toBe('wrongState');
    expect(
      refusalOf(await administrator().call('change.documentUrl', { changeId: `${changeId}9`, kind: 'notice' })).code,
    ).toBe('notFound');
  });
});

describe('the decision of the centre', () => {
  const decide = (changeId: string, over: Partial<InputOf<'review.change'>> = {}) =>
    reviewer().call('review.change', { changeId, decision: 'approve', decisionsSeen: 0, ...over });

  it('sees before and after, and once approved the new facts hold everywhere and everybody is told once', async () => {
    await cloud.as(hospital.moving).do('notice.follow', { projectId: hospital.held, following: true });
    const changeId = await handedIn();
    const { rows, counts } = await reviewer().do('review.queue', { kind: 'change' });
    expect(rows.map(({ id }) => id)).toContain(changeId);
    expect(counts.change).toBe(2);
    const seen = await reviewer().do('review.changeGet', { changeId });
    expect(seen).toMatchObject({ followers: 1, after: { venue: VENUE }, past: [], lacking: [] });
    expect((await decide(changeId)).ok).toBe(true);
    await cloud.jobs({ Type: 'Timer' });
    const project = await administrator().do('project.get', { projectId: hospital.held });
    expect(project.venue).toBe(VENUE);
    expect(project).not.toHaveProperty('change');
    expect((await cloud.as(null).do('notice.get', { projectId: hospital.held })).venue).toBe(VENUE);
    const told = cloud.documents('messages').filter(({ kind }) => kind === 'meetingChanged');
    expect(told.map(({ to }) => to).sort()).toEqual(
      [hospital.personId, hospital.movingPersonId].map((id) => `person:${id}`).sort(),
    );
    expect(told[0]?.facts).toMatchObject({ changes: `地点改为${VENUE}` });
    expect(refusalOf(await decide(changeId)).code).toBe('wrongState');
  });

  it('is refused when people have checked in meanwhile to a day that would go', async () => {
    const { after } = await get();
    const form = { ...after.form, ...complete };
    await cloud.change('projects', hospital.held, { form });
    const batches = [batchOf({ begin: '2025-11-29', end: '2025-11-29' })];
    await administrator().do('change.save', { projectId: hospital.held, revision: 0, form, batches, reason });
    for (const kind of ['notice', 'agenda'] as const) {
      const file = await scan(cloud, hospital.administrator);
      await administrator().do('change.saveDocument', { projectId: hospital.held, kind, file });
    }
    await administrator().do('change.submit', { projectId: hospital.held, revision: 3 });
    const changeId = (await get()).change?.changeId ?? '';
    cloud.clock.advance(24 * 60 * 60_000);
    expect(refusalOf(await decide(changeId)).code).toBe('pastFixed');
  });

  it('returned with its reason it goes on from there, and the old facts hold', async () => {
    const changeId = await handedIn();
    expect(refusalOf(await decide(changeId, { decision: 'return', reason: '' })).code).toBe('reasonRequired');
    expect((await decide(changeId, { decision: 'return', reason: '新的通知没有盖章' })).ok).toBe(true);
    const { change, before } = await get();
    expect(change).toMatchObject({ state: 'returned', reviews: [{ reason: '新的通知没有盖章' }] });
    expect(before.venue).not.toBe(VENUE);
    await administrator().do('change.submit', { projectId: hospital.held, revision: change?.revision ?? 0 });
    expect(refusalOf(await decide(changeId)).code).toBe('submittedAgain');
    expect((await decide(changeId, { decisionsSeen: 1 })).ok).toBe(true);
  });

  it('leaves what was corrected meanwhile as it is', async () => {
    const changeId = await handedIn();
    const project = await administrator().do('project.get', { projectId: hospital.held });
    const form = { ...project.form, contactName: '王芳' };
    await administrator().do('project.saveForm', { projectId: hospital.held, revision: project.revision, form });
    await decide(changeId);
    const after = await administrator().do('project.get', { projectId: hospital.held });
    expect(after.form).toMatchObject({ contactName: '王芳', venue: VENUE });
  });

  it('does not come to a holding that was cancelled', async () => {
    const changeId = await handedIn();
    const { revision } = await administrator().do('project.get', { projectId: hospital.held });
    await administrator().do('project.cancel', { projectId: hospital.held, revision, reason });
    expect(refusalOf(await decide(changeId)).code).toBe('wrongState');
  });
});
