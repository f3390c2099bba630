import { MAX_MATERIAL_FILES } from '../../../../domain/credit/materials';
import { addDays, dayOf, instantOf } from '../../../../domain/kernel/time';
import type { CollectionName, Documents, GrantRound } from '../../../data/documents';
import { aRecord, aRound, anAnalysis, anAttendee, windows } from '../../../../test/support/grant-builders';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import { hospitalB } from '../../../../test/support/institutions';
import { makeMaterials } from '../../../../test/support/made-materials';
import { approvedProject, material } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
const reviewer = 'reviewer1';
const kinds = ['sitePhotos', 'summary', 'courseware'] as const;
let cloud: TestCloud;
let projectId: string;
let rounds = 0;

beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, by);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInReviewer(cloud, reviewer);
  projectId = await approvedProject(cloud, { by, reviewer });
});
afterAll(() => cloud.close());

const plant = <C extends CollectionName>(collection: C, document: Documents[C]) =>
  cloud.cloud.store.insert(collection, [Object.fromEntries(Object.entries(document))]);
const theProject = () => {
  const project = cloud.documents('projects').find(({ _id }) => _id === projectId);
  if (!project) throw new Error('the project of these tests is gone');
  return project;
};
const theRound = (roundId: string) => cloud.documents('grantRounds').find(({ _id }) => _id === roundId);
const mirrored = (roundId: string) => theProject().rounds.find((round) => round.roundId === roundId)?.state;
const notesOn = (roundId: string) =>
  cloud
    .documents('auditEntries')
    .filter(({ subject }) => subject === `round:${roundId}` || subject.startsWith(`material:${roundId}:`))
    .map(({ action, note }) => (note === null ? action : `${action}: ${note}`));

/** A round as the grant leaves it, named on its project. */
async function grantedRound(changes: Partial<GrantRound> = {}): Promise<string> {
  rounds += 1;
  const roundId = `round-${rounds}`;
  const frozen = anAnalysis(theProject(), [anAttendee('t1'), anAttendee('t2')], { number: rounds, records: 4 });
  const round: GrantRound = {
    ...aRound(roundId, theProject(), frozen),
    state: 'granted',
    done: 2,
    granted: 2,
    creditHundredths: 600,
    ...changes,
  };
  await plant('analyses', frozen.analysis);
  await plant('grantRounds', round);
  await cloud.cloud.store.modify('projects', {
    query: { _id: projectId },
    data: { $set: { rounds: [{ roundId, batchId: 'b1', state: round.state }, ...theProject().rounds] } },
    merge: true,
    multi: false,
    upsert: false,
  });
  return roundId;
}

const add = async (roundId: string, kind: (typeof kinds)[number]) => {
  const file = await material(cloud, by);
  const { missing } = await cloud.as(by).do('materials.addFile', { roundId, kind, file });
  return { fileId: theRound(roundId)?.files.at(-1)?.fileId ?? '', missing };
};
async function submittedRound(): Promise<string> {
  const roundId = await grantedRound();
  for (const kind of kinds) await add(roundId, kind);
  await makeMaterials(cloud.as(by), roundId);
  await cloud.as(by).do('materials.submit', { roundId });
  return roundId;
}

describe('the materials of a round', () => {
  it('show what the system made and what is still missing', async () => {
    const roundId = await grantedRound();
    const materials = await cloud.as(by).do('materials.get', { roundId });
    expect(materials).toMatchObject({
      attendance: { people: 2, records: 4, windows },
      grantList: { people: 2, creditHundredths: 600 },
      files: [],
      missing: kinds,
      submittedAt: null,
      waitingDays: 0,
      round: { roundId, projectId, state: 'granted' },
    });
  });

  it('lack less with every file, the same file counting once', async () => {
    const roundId = await grantedRound();
    const file = await material(cloud, by);
    const { missing } = await cloud.as(by).do('materials.addFile', { roundId, kind: 'sitePhotos', file });
    expect(missing).toEqual(['summary', 'courseware']);
    const again = { ...file, fileName: 'again.pdf' };
    expect(await cloud.as(by).do('materials.addFile', { roundId, kind: 'summary', file: again })).toEqual({
      missing: ['sitePhotos', 'courseware'],
    });
    expect(theRound(roundId)?.files).toHaveLength(1);
    const fileId = theRound(roundId)?.files[0]?.fileId ?? '';
    const removed = () => cloud.as(by).do('materials.removeFile', { roundId, fileId });
    expect(await removed()).toEqual({ missing: kinds });
    expect(await removed()).toEqual({ missing: kinds });
  });

  it('are sixty files at most', async () => {
    const planted = Array.from({ length: MAX_MATERIAL_FILES - 1 }, (_, n) => ({
      kind: 'sitePhotos' as const,
      fileId: `cloud://local/uploads/2025-12/photo-${n}.pdf`,
      fileName: 'photo.pdf',
      sizeBytes: 10,
      uploadedAt: 0,
    }));
    const roundId = await grantedRound({ files: planted });
    await add(roundId, 'summary');
    const oneMore = { roundId, kind: 'courseware' as const, file: await material(cloud, by) };
    expect(refusalOf(await cloud.as(by).call('materials.addFile', oneMore)).code).toBe('tooManyFiles');
    expect(theRound(roundId)?.files).toHaveLength(MAX_MATERIAL_FILES);
  });

  it('give a URL for their own files and for no other', async () => {
    const roundId = await grantedRound();
    const { fileId } = await add(roundId, 'summary');
    const { url } = await cloud.as(by).do('materials.fileUrl', { roundId, fileId });
    expect((await (await fetch(url)).text()).startsWith('%PDF')).toBe(true);
    const stray = await material(cloud, by);
    const refused = await cloud.as(by).call('materials.fileUrl', { roundId, fileId: stray.fileId });
    expect(refusalOf(refused).code).toBe('notFound');
  });

  it('cannot be handed in while something is missing', async () => {
    const roundId = await grantedRound();
    await add(roundId, 'summary');
    expect(refusalOf(await cloud.as(by).call('materials.submit', { roundId }))).toMatchObject({
      code: 'materialsIncomplete',
      details: { missing: ['report', 'signInSheet', 'grantList', 'sitePhotos', 'courseware'] },
    });
    expect(theRound(roundId)?.state).toBe('granted');
  });

  it('cannot be handed in, nor changed, while the grant is still running', async () => {
    const roundId = await grantedRound({ state: 'granting' });
    const file = await material(cloud, by);
    const added = await cloud.as(by).call('materials.addFile', { roundId, kind: 'summary', file });
    expect(refusalOf(added).code).toBe('wrongState');
    expect(refusalOf(await cloud.as(by).call('materials.submit', { roundId })).code).toBe('grantRunning');
  });

  it('are nothing to another institution, nor to the centre before they are handed in', async () => {
    const roundId = await grantedRound();
    const { fileId } = await add(roundId, 'summary');
    const stranger = cloud.as('administratorB1');
    const file = await material(cloud, 'administratorB1');
    const before = theRound(roundId);
    const tries = [
      await stranger.call('materials.get', { roundId }),
      await stranger.call('materials.addFile', { roundId, kind: 'summary', file }),
      await stranger.call('materials.removeFile', { roundId, fileId }),
      await stranger.call('materials.fileUrl', { roundId, fileId }),
      await stranger.call('materials.submit', { roundId }),
      await cloud.as(reviewer).call('materials.get', { roundId }),
      await cloud.as(reviewer).call('materials.fileUrl', { roundId, fileId }),
      await cloud.as(reviewer).call('materials.attendance', { roundId }),
      await cloud.as(reviewer).call('review.materials', { roundId, decision: 'approve', decisionsSeen: 0 }),
    ];
    expect(tries.map((envelope) => refusalOf(envelope).code)).toEqual(tries.map(() => 'notFound'));
    expect(theRound(roundId)).toEqual(before);
  });
});

describe('the attendance details of a round, for the centre', () => {
  const [first, second] = windows;
  beforeAll(async () => {
    await plant('attendanceRecords', aRecord(theProject(), 't1', first?.begin ?? 0));
    await plant('attendanceRecords', aRecord(theProject(), 't1', second?.begin ?? 0));
    await plant('attendanceRecords', { ...aRecord(theProject(), 't2', first?.end ?? 0), batchId: 'b2' });
  });

  it('are the records of its batch, newest first, and never a phone or a national ID', async () => {
    const roundId = await submittedRound();
    const details = await cloud.as(reviewer).do('materials.attendance', { roundId });
    expect(details).toMatchObject({ title: theProject().title, summary: { people: 1, records: 2 } });
    expect(details.rows.map(({ evidenceAt }) => evidenceAt)).toEqual([second?.begin, first?.begin]);
    // To the centre every hospital is another one.
    expect(details.rows.map(({ outside }) => outside)).toEqual([true, true]);
    expect(JSON.stringify(details)).not.toMatch(/phone|nationalId/i);
    const found = await cloud.as(reviewer).do('materials.attendance', { roundId, search: '没有这个人' });
    expect(found.rows).toEqual([]);
  });

  it('are closed before the round is handed in, and go on being readable after a return', async () => {
    const roundId = await grantedRound();
    expect(refusalOf(await cloud.as(reviewer).call('materials.attendance', { roundId })).code).toBe('notFound');
    for (const kind of kinds) await add(roundId, kind);
    await makeMaterials(cloud.as(by), roundId);
    await cloud.as(by).do('materials.submit', { roundId });
    await cloud
      .as(reviewer)
      .do('review.materials', { roundId, decision: 'return', reason: '会议总结没有盖章', decisionsSeen: 0 });
    expect((await cloud.as(reviewer).do('materials.attendance', { roundId })).rows).toHaveLength(2);
  });

  it('are for the centre alone through this door', async () => {
    const roundId = await submittedRound();
    expect(refusalOf(await cloud.as(by).call('materials.attendance', { roundId })).code).toBe('forbidden');
  });
});

describe("the centre's decision on the materials (M23)", () => {
  it('finds them in its queue, the longest waiting first, with the days by midnights in Shanghai', async () => {
    const first = await submittedRound();
    cloud.clock.set(instantOf(dayOf(cloud.clock.now()), '23:59:00'));
    const second = await submittedRound();
    cloud.clock.advance(2 * 60_000);
    const queue = await cloud.as(reviewer).do('review.queue', { kind: 'materials' });
    expect(queue.rows.map(({ id }) => id).slice(-2)).toEqual([first, second]);
    expect(queue.rows.at(-1)).toMatchObject({ waitingDays: 1, title: theProject().title });
    expect(queue.counts.materials).toBe(queue.rows.length);
    // Decided upon, they wait no longer.
    const waiting = async () => (await cloud.as(by).do('materials.get', { roundId: second })).waitingDays;
    expect(await waiting()).toBe(1);
    await cloud.as(reviewer).do('review.materials', { roundId: second, decision: 'approve', decisionsSeen: 0 });
    expect(await waiting()).toBe(0);
  });

  it('makes the round effective, on its project too, in one act on record', async () => {
    const roundId = await submittedRound();
    const approve = () =>
      cloud
        .as(reviewer)
        .do(
          'review.materials',
          { roundId, decision: 'approve', decisionsSeen: 0 },
          { requestId: `approve-${roundId}` },
        );
    expect(await approve()).toEqual({ state: 'effective' });
    expect(await approve()).toEqual({ state: 'effective' });
    expect(theRound(roundId)?.state).toBe('effective');
    expect(mirrored(roundId)).toBe('effective');
    const added = Array.from({ length: 3 }, () => 'materials.fileAdded');
    expect(notesOn(roundId)).toEqual([...added, 'materials.made', 'materials.submitted', 'materials.approved']);
    const twice = await cloud.as(reviewer).call('review.materials', { roundId, decision: 'approve', decisionsSeen: 0 });
    expect(refusalOf(twice)).toMatchObject({ code: 'wrongState', details: { state: 'effective' } });
  });

  it('returns with a reason, is answered with corrected materials, and then approves', async () => {
    const roundId = await submittedRound();
    const sendBack = (reason: string) =>
      cloud.as(reviewer).call('review.materials', { roundId, decision: 'return', reason, decisionsSeen: 0 });
    expect(refusalOf(await sendBack('没盖章')).code).toBe('reasonRequired');
    expect(await sendBack('会议总结没有盖章')).toMatchObject({ ok: true, data: { state: 'materialsReturned' } });
    expect(mirrored(roundId)).toBe('materialsReturned');
    const returned = await cloud.as(by).do('materials.get', { roundId });
    expect(returned.reviews).toMatchObject([{ decision: 'return', reason: '会议总结没有盖章' }]);

    const again = (answer?: string) =>
      cloud.as(by).call('materials.submit', { roundId, ...(answer === undefined ? {} : { answer }) });
    expect(refusalOf(await again()).code).toBe('unchangedSinceReturn');
    expect(refusalOf(await again('没')).code).toBe('unchangedSinceReturn');
    expect(returned).toMatchObject({ unchanged: true, due: { daysLate: expect.any(Number) as number } });

    const old = returned.files.find(({ kind }) => kind === 'summary')?.fileId ?? '';
    expect(await cloud.as(by).do('materials.removeFile', { roundId, fileId: old })).toEqual({ missing: ['summary'] });
    await add(roundId, 'summary');
    await cloud.as(by).do('materials.submit', { roundId });
    // Somebody who still looks at what was handed in first.
    const unseen = await cloud
      .as(reviewer)
      .call('review.materials', { roundId, decision: 'approve', decisionsSeen: 0 });
    expect(refusalOf(unseen).code).toBe('submittedAgain');
    await cloud.as(reviewer).do('review.materials', { roundId, decision: 'approve', decisionsSeen: 1 });
    expect(notesOn(roundId)).toEqual([
      ...Array.from({ length: 3 }, () => 'materials.fileAdded'),
      'materials.made',
      'materials.submitted',
      'materials.returned: 会议总结没有盖章',
      'materials.fileRemoved',
      'materials.fileAdded',
      'materials.submitted',
      'materials.approved',
    ]);
  });

  it('leaves the files alone that lie before it', async () => {
    const roundId = await submittedRound();
    const file = await material(cloud, by);
    const fileId = theRound(roundId)?.files[0]?.fileId ?? '';
    const tries = [
      await cloud.as(by).call('materials.addFile', { roundId, kind: 'summary', file }),
      await cloud.as(by).call('materials.removeFile', { roundId, fileId }),
    ];
    expect(tries.map((envelope) => refusalOf(envelope).code)).toEqual(['wrongState', 'wrongState']);
  });
});

/** Last of all: from here on it is later. */
describe('materials that are handed in later than two weeks after the end', () => {
  it('need a reason, which the centre reads and the log keeps; what a return has delayed does not', async () => {
    const end = theProject().batches[0]?.end ?? '';
    cloud.clock.set(instantOf(addDays(end, 15), '09:00:00'));
    const roundId = await grantedRound();
    for (const kind of kinds) await add(roundId, kind);
    await makeMaterials(cloud.as(by), roundId);
    for (const answer of ['', '太忙'])
      expect(refusalOf(await cloud.as(by).call('materials.submit', { roundId, answer })).code).toBe(
        'lateReasonRequired',
      );
    expect(theRound(roundId)?.state).toBe('granted');
    await cloud.as(by).do('materials.submit', { roundId, answer: '会务组的照片上周才收齐' });
    expect(theRound(roundId)).toMatchObject({ state: 'materialsSubmitted', answer: '会务组的照片上周才收齐' });
    expect(notesOn(roundId)).toContain('materials.submitted: 会务组的照片上周才收齐');
    await cloud.as(reviewer).do('review.materials', {
      ...{ roundId, decision: 'return', decisionsSeen: 0, reason: '会议总结没有盖章' },
    });
    await add(roundId, 'summary');
    await cloud.as(by).do('materials.submit', { roundId });
    expect(theRound(roundId)?.state).toBe('materialsSubmitted');
  });
});
