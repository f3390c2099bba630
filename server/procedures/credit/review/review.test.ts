import { DAY_MS } from '../../../../domain/kernel/time';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import {
  allConform,
  batchOf,
  completeProject,
  courseOf,
  draftProject,
  scan,
  submittedProject,
} from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
let cloud: InProcessCloud;

beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, by);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInReviewer(cloud, 'reviewer1');
});

const centre = () => cloud.as('reviewer1');
const storedProject = (projectId: string) => cloud.documents('projects').find(({ _id }) => _id === projectId);
const approval = { decision: 'approve', documentMarks: allConform, decisionsSeen: 0 } as const;
const returned = (reason: string) => ({ decision: 'return', reason, documentMarks: {}, decisionsSeen: 0 }) as const;

describe('the queue of the centre (C1)', () => {
  it('holds what was submitted, longest waiting first, page by page', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      ids.push(await submittedProject(cloud, by));
      cloud.clock.advance(60_000);
    }
    const draft = await draftProject(cloud, by);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await centre().do('review.queue', { kind: 'project', limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.counts.project).toBe(3);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
    expect(seen).not.toContain(draft);
  });

  it('marks what is overdue once the centre has set a term, and whatever a colleague has in hand', async () => {
    const queue = (limit = 100) => centre().do('review.queue', { kind: 'project', limit });
    const [first] = (await queue()).rows;
    if (!first) throw new Error('nothing waits');
    expect([first.daysLate, (await queue()).late]).toEqual([0, null]);
    const term = { track: 'chineseMedicine', figure: 'decisionDays', value: 5, validFrom: '2025-01-01' } as const;
    await centre().do('ruleTable.add', { ...term, source: '中心公告', certainty: 'certain', rowsSeen: 0 });
    expect((await queue()).late).toEqual({ project: 0, change: 0, materials: 0 });
    cloud.clock.advance(6 * DAY_MS);
    await centre().do('review.begin', { kind: 'project', id: first.id });
    const { rows, late, counts } = await queue(1);
    expect(rows).toMatchObject([
      { id: first.id, daysLate: 1, timesSubmitted: 1, inReview: expect.any(String) as string },
    ]);
    expect(rows[0]?.opens).toMatchObject({ soon: true });
    expect(late).toEqual({ project: counts.project, change: 0, materials: 0 });
    // It is the centre's own: every track says the same.
    const { figures } = await centre().do('ruleTable.list', { track: 'health' });
    expect(figures.find(({ figure }) => figure === 'decisionDays')?.row?.value).toBe(5);
    cloud.clock.advance(-6 * DAY_MS);
  });

  it('is closed to administrators', async () => {
    expect(refusalOf(await cloud.as(by).call('review.queue', { kind: 'project' })).code).toBe('forbidden');
  });
});

describe('a project before the centre (C2)', () => {
  it('comes with what the system has compared', async () => {
    const projectId = await submittedProject(cloud, by, {
      courses: [courseOf({ hourTenths: 60 })],
      batches: [
        batchOf({ begin: '2025-11-30', end: '2025-12-01', restDays: [{ day: '2025-12-01', reason: '外出参观学习' }] }),
      ],
    });
    const { project, checks } = await centre().do('review.projectGet', { projectId });
    expect(project).toMatchObject({ projectId, state: 'submitted', step: 'review', timesSubmitted: 1, missing: [] });
    expect(checks).toEqual([
      { code: 'creditsMatchRule', result: 'pass', figures: { hourTenths: 90, creditHundredths: 300 } },
      { code: 'courseHoursBelow', result: 'warn', figures: { sumHourTenths: 60, totalHourTenths: 90 } },
      { code: 'batchOutsidePlanned', result: 'warn', figures: { batchId: 'b1', daysBefore: 0, daysAfter: 1 } },
      { code: 'restDay', result: 'warn', figures: { batchId: 'b1', day: '2025-12-01', reason: '外出参观学习' } },
    ]);
  });

  it('is not there while it is a draft', async () => {
    const projectId = await completeProject(cloud, by);
    expect(refusalOf(await centre().call('review.projectGet', { projectId })).code).toBe('notFound');
    expect(refusalOf(await centre().call('review.project', { projectId, ...approval })).code).toBe('notFound');
  });
});

describe('the decision of the centre', () => {
  it('is returned with a reason, corrected, submitted again and approved, all on record', async () => {
    const projectId = await submittedProject(cloud, by);
    const reason = '日程表缺少单位盖章，请补传';
    await centre().do('review.project', { projectId, ...returned(reason) });

    const { rows } = await cloud.as(by).do('project.list', { state: 'returned' });
    expect(rows).toMatchObject([{ projectId, returnReason: reason, step: 'review' }]);
    await cloud.as(by).do('project.saveDocument', { projectId, kind: 'agenda', file: await scan(cloud, by) });
    await cloud.as(by).do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
    // Somebody who still looks at what was submitted first.
    expect(refusalOf(await centre().call('review.project', { projectId, ...approval })).code).toBe('submittedAgain');
    await centre().do('review.project', { projectId, ...approval, decisionsSeen: 1 });

    const project = await cloud.as(by).do('project.get', { projectId });
    expect(project).toMatchObject({ state: 'approved', step: 'hold', timesSubmitted: 2 });
    expect(project.reviews.map(({ decision }) => decision)).toEqual(['return', 'approve']);
    expect(project.returnReason).toBeUndefined();
    const acts = cloud.documents('auditEntries').filter((entry) => entry.projectId === projectId);
    expect(acts.map(({ action, note }) => [action, note])).toEqual([
      ['project.created', null],
      ...Array.from({ length: 3 }, () => ['project.documentSaved', null]),
      ['project.submitted', '会场刚刚定下来'],
      ['project.returned', reason],
      ['project.documentSaved', null],
      ['project.submitted', '会场刚刚定下来'],
      ['project.approved', null],
    ]);
    expect(new Set(acts.map(({ by: name }) => name)).size).toBe(2);
  });

  it('says what is wrong where, and the next review what became of each', async () => {
    const projectId = await submittedProject(cloud, by);
    const objections = [
      { at: 'documents.agenda', reason: '第 2 页没有盖章' },
      { at: 'form.venue', reason: '请写到楼层和会议室' },
      { at: 'courses.c1', reason: '请补充主讲人' },
    ];
    await centre().do('review.project', { projectId, ...returned('三处请修改'), objections });
    const administrator = cloud.as(by);
    const { reviews, form, revision } = await administrator.do('project.get', { projectId });
    expect(reviews.at(-1)).toMatchObject({ objections });
    await administrator.do('project.saveForm', { projectId, revision, form: { ...form, venue: '三楼会议室' } });
    await administrator.do('project.saveDocument', { projectId, kind: 'agenda', file: await scan(cloud, by) });
    await administrator.do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
    const { answered } = await centre().do('review.projectGet', { projectId });
    expect(answered?.map(({ at, changed }) => [at, changed])).toEqual([
      ['documents.agenda', true],
      ['form.venue', true],
      ['courses.c1', false],
    ]);
  });

  it('takes no objection to what is not there, and none with an approval', async () => {
    const projectId = await submittedProject(cloud, by);
    const objections = [{ at: 'courses.c9', reason: '请补充主讲人' }];
    const refused = await centre().call('review.project', { projectId, ...returned('一处请修改'), objections });
    expect(refusalOf(refused).code).toBe('objectionsInvalid');
    await centre().do('review.project', { projectId, ...approval, objections });
    expect(storedProject(projectId)?.reviews.at(-1)).not.toHaveProperty('objections');
  });

  it('shows that it was handed in late and why; in time nobody is asked', async () => {
    const late = await completeProject(cloud, by);
    const refused = await cloud.as(by).call('project.submit', { projectId: late });
    expect(refusalOf(refused).code).toBe('lateReasonRequired');
    await cloud.as(by).do('project.submit', { projectId: late, lateReason: '会场刚刚定下来' });
    // Fourteen days before 2025-11-29 is the fifteenth; it is the twenty-eighth.
    const shown = await centre().do('review.projectGet', { projectId: late });
    expect(shown.late).toEqual({ days: 13, reason: '会场刚刚定下来' });
    const inTime = await completeProject(cloud, by, { batches: [batchOf({ begin: '2025-12-20', end: '2025-12-21' })] });
    await cloud.as(by).do('project.submit', { projectId: inTime });
    expect((await centre().do('review.projectGet', { projectId: inTime })).late).toBeUndefined();
  });

  it('is demanded a reason of four characters for a return', async () => {
    const projectId = await submittedProject(cloud, by);
    for (const reason of ['', '没盖章', '   没盖章   ']) {
      expect(refusalOf(await centre().call('review.project', { projectId, ...returned(reason) })).code).toBe(
        'reasonRequired',
      );
    }
    expect(storedProject(projectId)?.reviews).toEqual([]);
  });

  it('can only be a return once a document is marked as not conforming', async () => {
    const projectId = await submittedProject(cloud, by);
    const documentMarks = { notice: 'conforms', agenda: 'fails' } as const;
    const refused = await centre().call('review.project', { projectId, ...approval, documentMarks });
    expect(refusalOf(refused).code).toBe('documentUnfit');
    const back = { ...returned('日程表没有盖章'), documentMarks };
    expect(await centre().do('review.project', { projectId, ...back })).toEqual({ state: 'returned' });
    const { reviews } = await cloud.as(by).do('project.get', { projectId });
    expect(reviews.at(-1)).toMatchObject({ decision: 'return', unfitDocuments: ['agenda'] });
  });

  it('can be an approval only by somebody who has judged all three documents (M10)', async () => {
    const projectId = await submittedProject(cloud, by);
    for (const documentMarks of [{}, { notice: 'conforms', agenda: 'conforms' } as const]) {
      const refused = await centre().call('review.project', { projectId, ...approval, documentMarks });
      expect(refusalOf(refused).code).toBe('documentUnmarked');
    }
    expect(storedProject(projectId)).toMatchObject({ state: 'submitted', reviews: [] });
  });

  it('stands when it is sent twice, and is not taken a second time', async () => {
    const projectId = await submittedProject(cloud, by);
    const send = () => centre().do('review.project', { projectId, ...approval }, { requestId: `twice-${projectId}` });
    expect(await send()).toEqual({ state: 'approved' });
    expect(await send()).toEqual({ state: 'approved' });
    expect(storedProject(projectId)?.reviews).toHaveLength(1);
    expect(refusalOf(await centre().call('review.project', { projectId, ...returned('改变了主意') }))).toEqual({
      code: 'wrongState',
      details: { state: 'approved' },
    });
  });

  it('is one when two reviewers decide at once', async () => {
    const projectId = await submittedProject(cloud, by);
    await signedInReviewer(cloud, 'reviewer2');
    const decisions = await Promise.all([
      centre().call('review.project', { projectId, ...approval }),
      cloud.as('reviewer2').call('review.project', { projectId, ...returned('材料不齐全') }),
    ]);
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
    expect(storedProject(projectId)?.reviews).toHaveLength(1);
  });

  it('ends the waiting', async () => {
    const projectId = await submittedProject(cloud, by);
    const waiting = async () => (await centre().do('review.projectGet', { projectId })).waitingDays;
    cloud.clock.advance(DAY_MS);
    expect(await waiting()).toBe(1);
    await centre().do('review.project', { projectId, ...returned('材料不齐全') });
    cloud.clock.advance(DAY_MS);
    expect(await waiting()).toBe(0);
  });

  it('leaves open when the paper originals come: that is noted whenever they do, and can be taken back', async () => {
    const projectId = await submittedProject(cloud, by);
    await centre().do('review.project', { projectId, ...approval });
    const note = (received: boolean, requestId?: string) =>
      centre().do('review.paper', { projectId, received }, requestId === undefined ? {} : { requestId });
    expect(await note(true, `paper-${projectId}`)).toEqual({ received: true });
    expect(await note(true)).toEqual({ received: true });
    expect(await cloud.as(by).do('project.get', { projectId })).toMatchObject({
      paperReceived: true,
      papers: [{ kind: 'notice' }, { kind: 'agenda' }, { kind: 'registrationForm' }],
    });
    await note(false);
    // Late, and long carried out: it changes nothing any more.
    expect(await note(true, `paper-${projectId}`)).toEqual({ received: true });
    expect(storedProject(projectId)).toMatchObject({ paperReceived: false, state: 'approved' });
    const acts = cloud.documents('auditEntries').filter((entry) => entry.projectId === projectId);
    expect(acts.map(({ action }) => action).slice(-3)).toEqual([
      'project.approved',
      'project.paperReceived',
      'project.paperMissing',
    ]);
    // Each may come by itself.
    const one = { projectId, kinds: ['agenda' as const] };
    expect(await centre().do('review.paper', { ...one, received: true })).toEqual({ received: false });
    expect((await cloud.as(by).do('project.get', { projectId })).papers).toMatchObject([{ kind: 'agenda' }]);
    const others = { projectId, kinds: ['notice' as const, 'registrationForm' as const] };
    expect(await centre().do('review.paper', { ...others, received: true })).toEqual({ received: true });
    const draft = await draftProject(cloud, by);
    expect(refusalOf(await centre().call('review.paper', { projectId: draft, received: true })).code).toBe('notFound');
  });

  it('is not an administrator’s to take', async () => {
    const projectId = await submittedProject(cloud, by);
    expect(refusalOf(await cloud.as(by).call('review.project', { projectId, ...approval })).code).toBe('forbidden');
    expect(storedProject(projectId)?.state).toBe('submitted');
  });
});

describe('a second review (J4)', () => {
  it('shows what is different since the first, and still opens the document that was objected to', async () => {
    const projectId = await submittedProject(cloud, by);
    const first = storedProject(projectId)?.documents.agenda?.digest ?? '';
    expect(await centre().do('review.projectGet', { projectId })).not.toHaveProperty('previous');
    const marks = { notice: 'conforms', agenda: 'fails', registrationForm: 'conforms' } as const;
    await centre().do('review.project', { projectId, ...returned('日程表未盖章'), documentMarks: marks });
    const { form, revision } = await cloud.as(by).do('project.get', { projectId });
    await cloud.as(by).do('project.saveForm', { projectId, revision, form: { ...form, venue: '综合楼三楼' } });
    await cloud.as(by).do('project.saveDocument', { projectId, kind: 'agenda', file: await scan(cloud, by) });
    await cloud.as(by).do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
    const second = await centre().do('review.projectGet', { projectId });
    expect(second.previous?.form.venue).toBe(form.venue);
    expect(second.project.form.venue).toBe('综合楼三楼');
    const open = (digest: string) => centre().call('project.documentUrl', { projectId, kind: 'agenda', digest });
    const old = await open(first);
    const now = await centre().do('project.documentUrl', { projectId, kind: 'agenda' });
    expect(old).toMatchObject({ ok: true, data: { fileName: '日程表.pdf' } });
    expect(old.ok && old.data.url).not.toBe(now.url);
    // A digest that no review of this project names opens nothing.
    expect(refusalOf(await open('f'.repeat(64))).code).toBe('documentMissing');
    expect(
      refusalOf(await centre().call('project.documentUrl', { projectId, kind: 'notice', digest: first })).code,
    ).toBe('documentMissing');
  });
});
