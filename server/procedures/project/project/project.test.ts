import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { entryOfB, hospitalA, hospitalB, twoDayEntry } from '../../../../test/support/institutions';
import {
  approvedProject,
  batchOf,
  completeProject,
  courseOf,
  lecturerOf,
  draftProject,
  filled,
  scan,
  submittedProject,
} from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
const reviewer = 'reviewer1';
let cloud: InProcessCloud;

beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, by);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInReviewer(cloud, reviewer);
});

const administrator = () => cloud.as(by);
const other = () => cloud.as('administratorB1');
const storedProject = (projectId: string) => cloud.documents('projects').find(({ _id }) => _id === projectId);
const actionsOn = (projectId: string) =>
  cloud
    .documents('auditEntries')
    .filter((entry) => entry.projectId === projectId)
    .map(({ action }) => action);

describe('making a project', () => {
  it('takes number, title, level, credits and hours from the entry and proposes the rest', async () => {
    const projectId = await draftProject(cloud, by);
    const project = await administrator().do('project.get', { projectId });
    expect(project).toMatchObject({
      projectNumber: twoDayEntry.projectNumber,
      title: twoDayEntry.title,
      creditLevel: 'provincial',
      creditHundredths: 300,
      hourTenths: 90,
      state: 'draft',
      step: 'apply',
      institutionId: hospitalA.institutionId,
      revision: 0,
      form: { year: 2025, plannedBegin: '2025-11-29', plannedEnd: '2025-11-30', projectLead: '刘芳', venue: '' },
    });
  });

  it("refuses another institution's entry and an unknown one alike", async () => {
    for (const catalogueEntryId of [entryOfB.catalogueEntryId, 'no-such-entry']) {
      expect(refusalOf(await administrator().call('project.create', { catalogueEntryId })).code).toBe('entryNotYours');
    }
  });

  it('makes one project of one request, however often it is sent', async () => {
    const input = { catalogueEntryId: twoDayEntry.catalogueEntryId };
    const sent = await Promise.all(
      [1, 2, 3].map(() => administrator().do('project.create', input, { requestId: 'create-once-1' })),
    );
    expect(new Set(sent.map(({ projectId }) => projectId)).size).toBe(1);
    expect(actionsOn(sent[0]?.projectId ?? '')).toEqual(['project.created']);
  });

  it('does not tell another command under a used request id that it was done', async () => {
    const create = (catalogueEntryId: string) =>
      administrator().call('project.create', { catalogueEntryId }, { requestId: 'one-id-two-inputs' });
    expect((await create(twoDayEntry.catalogueEntryId)).ok).toBe(true);
    expect(refusalOf(await create(entryOfB.catalogueEntryId)).code).toBe('conflict');
    const kept = cloud.documents('commandResults').map((result) => JSON.stringify({ ...result, output: null }));
    expect(kept.join()).not.toContain(twoDayEntry.catalogueEntryId);
  });

  it('does not take the request id of another person for the same request', async () => {
    const ours = await administrator().do(
      'project.create',
      { catalogueEntryId: twoDayEntry.catalogueEntryId },
      { requestId: 'same-id-of-two' },
    );
    const theirs = await other().do(
      'project.create',
      { catalogueEntryId: entryOfB.catalogueEntryId },
      { requestId: 'same-id-of-two' },
    );
    expect(theirs.projectId).not.toBe(ours.projectId);
  });
});

describe('a project of another institution', () => {
  it('is not found by any call, and stays as it is', async () => {
    const projectId = await completeProject(cloud, by);
    const before = storedProject(projectId);
    const { form } = await administrator().do('project.get', { projectId });
    const file = await scan(cloud, 'administratorB1');
    const tries = [
      await other().call('project.get', { projectId }),
      await other().call('project.saveForm', { projectId, revision: 2, form }),
      await other().call('project.saveCourses', { projectId, revision: 2, courses: [], batches: [] }),
      await other().call('project.saveDocument', { projectId, kind: 'notice', file }),
      await other().call('project.documentUrl', { projectId, kind: 'notice' }),
      await other().call('project.submit', { projectId, lateReason: '会场刚刚定下来' }),
      await other().call('project.remove', { projectId }),
    ];
    expect(tries.map((envelope) => refusalOf(envelope).code)).toEqual(tries.map(() => 'notFound'));
    expect(storedProject(projectId)).toEqual(before);
  });

  it('is not in the list', async () => {
    const { rows } = await other().do('project.list', { limit: 100 });
    const foreign = rows.filter(({ catalogueEntryId }) => catalogueEntryId !== entryOfB.catalogueEntryId);
    expect(foreign).toEqual([]);
  });
});

describe('saving the form', () => {
  it('keeps a phone in one spelling, whatever keyboard it was typed on', async () => {
    const projectId = await draftProject(cloud, by);
    const { form, revision } = await administrator().do('project.get', { projectId });
    const typed = { ...form, contactPhone: ' ０７３１－８４２８６３７６ ' };
    await administrator().do('project.saveForm', { projectId, revision, form: typed });
    expect(storedProject(projectId)?.form.contactPhone).toBe('0731-84286376');
  });

  it('says what is still missing and which revision the page now has', async () => {
    const projectId = await draftProject(cloud, by);
    const { form } = await administrator().do('project.get', { projectId });
    const saved = await administrator().do('project.saveForm', {
      projectId,
      revision: 0,
      form: { ...form, venue: '一号楼' },
    });
    expect(saved.revision).toBe(1);
    expect(saved.missing).toContain('form.contactPhone.required');
    expect(saved.missing).not.toContain('form.venue.required');
  });

  it('refuses what was typed over an older revision, and keeps the newer', async () => {
    const projectId = await draftProject(cloud, by);
    const { form } = await administrator().do('project.get', { projectId });
    await administrator().do('project.saveForm', { projectId, revision: 0, form: { ...form, venue: '一号楼' } });
    const late = await administrator().call('project.saveForm', {
      projectId,
      revision: 0,
      form: { ...form, venue: '二号楼' },
    });
    expect(refusalOf(late).code).toBe('staleRevision');
    expect(storedProject(projectId)?.form.venue).toBe('一号楼');
    // The second one is told who it was, and when.
    expect((await administrator().do('project.get', { projectId })).edited).toEqual({
      by: expect.any(String) as string,
      at: cloud.clock.now(),
    });
  });

  it('answers a repeat of the same request as before instead of calling it stale', async () => {
    const projectId = await draftProject(cloud, by);
    const { form } = await administrator().do('project.get', { projectId });
    const input = { projectId, revision: 0, form: { ...form, venue: '三号楼' } };
    const first = await administrator().do('project.saveForm', input, { requestId: 'save-form-twice' });
    expect(await administrator().do('project.saveForm', input, { requestId: 'save-form-twice' })).toEqual(first);
    expect(storedProject(projectId)?.revision).toBe(1);
  });

  it('lets one of two saves at once through', async () => {
    const projectId = await draftProject(cloud, by);
    const { form } = await administrator().do('project.get', { projectId });
    const saves = await Promise.all(
      ['甲', '乙', '丙'].map((venue) =>
        administrator().call('project.saveForm', { projectId, revision: 0, form: { ...form, venue } }),
      ),
    );
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
    expect(storedProject(projectId)?.revision).toBe(1);
  });

  it('keeps the year that the catalogue gave (M6)', async () => {
    const projectId = await draftProject(cloud, by);
    const { form } = await administrator().do('project.get', { projectId });
    const refusal = refusalOf(
      await administrator().call('project.saveForm', { projectId, revision: 0, form: { ...form, year: 2026 } }),
    );
    expect(refusal).toEqual({ code: 'invalidInput', details: { fields: [{ field: 'form.year', problem: 'locked' }] } });
  });
});

describe('a text that the platform calls risky', () => {
  it('is not kept, wherever it stands', async () => {
    const projectId = await draftProject(cloud, by);
    const { form } = await administrator().do('project.get', { projectId });
    const tries = [
      await administrator().call('project.saveForm', { projectId, revision: 0, form: { ...form, remarks: '可代考' } }),
      await administrator().call('project.saveCourses', {
        projectId,
        revision: 0,
        courses: [courseOf({ topic: '买卖学分' })],
        batches: [],
      }),
    ];
    expect(tries.map((envelope) => refusalOf(envelope).code)).toEqual(['contentRejected', 'contentRejected']);
    expect(storedProject(projectId)?.revision).toBe(0);
  });
});

describe('saving courses and batches', () => {
  const save = async (
    projectId: string,
    courses: ReturnType<typeof courseOf>[],
    batches: ReturnType<typeof batchOf>[],
  ) => administrator().call('project.saveCourses', { projectId, revision: 0, courses, batches });

  it('keeps the first and last day over all batches', async () => {
    const projectId = await draftProject(cloud, by);
    const later = batchOf({ batchId: 'b2', begin: '2025-12-06', end: '2025-12-07' });
    const saved = await administrator().do('project.saveCourses', {
      projectId,
      revision: 0,
      courses: [courseOf()],
      batches: [later, batchOf()],
    });
    expect(saved.warnings).toContain('batchOutsidePlanned');
    const project = await administrator().do('project.get', { projectId });
    expect([project.firstDay, project.lastDay]).toEqual(['2025-11-29', '2025-12-07']);
  });

  it('shows hours still to plan as a warning, and refuses more than the total', async () => {
    const projectId = await draftProject(cloud, by);
    const more = await save(
      projectId,
      [courseOf({ hourTenths: 60 }), courseOf({ courseId: 'c2', hourTenths: 31 })],
      [],
    );
    expect(refusalOf(more)).toEqual({
      code: 'courseHoursExceeded',
      details: { missing: ['courses.courseHoursExceed'] },
    });
    const less = await save(projectId, [courseOf({ hourTenths: 60 })], []);
    expect(less).toMatchObject({ ok: true, data: { warnings: ['courseHoursBelow'] } });
    const project = await administrator().do('project.get', { projectId });
    expect(project).toMatchObject({ courseHourTenths: 60, courseHourDifferenceTenths: 30 });
  });

  it('names every fault of the batches at once and keeps nothing', async () => {
    const projectId = await draftProject(cloud, by);
    const refusal = refusalOf(
      await save(
        projectId,
        [courseOf()],
        [
          batchOf({ batchId: 'backwards', begin: '2025-12-02', end: '2025-12-01' }),
          batchOf({ batchId: 'next-year', begin: '2026-01-01', end: '2026-01-02' }),
          batchOf({ batchId: 'first' }),
          batchOf({
            batchId: 'overlapping',
            begin: '2025-11-30',
            end: '2025-12-01',
            windows: [{ begin: 0, end: 1000 }],
          }),
        ],
      ),
    );
    expect(refusal.code).toBe('batchesInvalid');
    expect(refusal.details.missing?.toSorted()).toEqual([
      'batches.backwards.batchOrder',
      'batches.next-year.batchOutsideYear',
      'batches.overlapping.batchOverlap',
      'batches.overlapping.windowOutsideBatch',
    ]);
    expect(storedProject(projectId)?.batches).toEqual([]);
  });

  it('refuses an id that two courses share', async () => {
    const projectId = await draftProject(cloud, by);
    const refusal = refusalOf(await save(projectId, [courseOf({ hourTenths: 10 }), courseOf({ hourTenths: 20 })], []));
    expect(refusal.details.fields).toEqual([{ field: 'courses.1.courseId', problem: 'duplicate' }]);
  });
});

describe('submitting', () => {
  it('lists all that an untouched draft lacks at once', async () => {
    const projectId = await draftProject(cloud, by);
    const { code, details } = refusalOf(
      await administrator().call('project.submit', { projectId, lateReason: '会场刚刚定下来' }),
    );
    expect(code).toBe('projectIncomplete');
    expect(details.missing).toEqual([
      'form.venue.required',
      'form.activityForm.required',
      'form.contactName.required',
      'form.contactPhone.required',
      'form.meetingCostFen.required',
      'courses.atLeastOneCourse',
      'batches.atLeastOneBatch',
      'documents.notice.documentMissing',
      'documents.agenda.documentMissing',
      'documents.registrationForm.documentMissing',
    ]);
    expect(storedProject(projectId)?.state).toBe('draft');
  });

  it('hands a complete project in once, and says so again to a repeat', async () => {
    const projectId = await completeProject(cloud, by);
    const send = () =>
      administrator().do('project.submit', { projectId, lateReason: '会场刚刚定下来' }, { requestId: 'submit-once-1' });
    expect(await send()).toEqual({ state: 'submitted' });
    expect(await send()).toEqual({ state: 'submitted' });
    expect(storedProject(projectId)).toMatchObject({ timesSubmitted: 1, submittedAt: expect.any(Number) as number });
    const saved = 'project.documentSaved';
    expect(actionsOn(projectId)).toEqual(['project.created', saved, saved, saved, 'project.submitted']);
    const { rows } = await administrator().do('audit.list', { projectId });
    expect(rows.filter(({ action }) => action === saved).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['notice', 'agenda', 'registrationForm'].map((kind) => `document:${projectId}:${kind}`)),
    );
    expect(new Set(rows.map(({ subjectName }) => subjectName))).toEqual(new Set([storedProject(projectId)?.title]));
    expect(
      refusalOf(await administrator().call('project.submit', { projectId, lateReason: '会场刚刚定下来' })),
    ).toEqual({
      code: 'wrongState',
      details: { state: 'submitted' },
    });
  });

  it('locks the content while the centre has it', async () => {
    const projectId = await submittedProject(cloud, by);
    const { form, revision } = await administrator().do('project.get', { projectId });
    const tries = [
      await administrator().call('project.saveForm', { projectId, revision, form: { ...form, remarks: '改' } }),
      await administrator().call('project.saveCourses', {
        projectId,
        revision,
        courses: [courseOf()],
        batches: [batchOf()],
      }),
      await administrator().call('project.saveDocument', { projectId, kind: 'notice', file: await scan(cloud, by) }),
      await administrator().call('project.remove', { projectId }),
    ];
    expect(tries.map((envelope) => refusalOf(envelope).code)).toEqual(tries.map(() => 'wrongState'));
  });
});

describe('after the approval', () => {
  it('texts and lecturers may be corrected, and the correction is on record', async () => {
    const projectId = await approvedProject(
      cloud,
      { by, reviewer },
      { courses: [courseOf({ lecturers: [lecturerOf()] })] },
    );
    const { form, revision } = await administrator().do('project.get', { projectId });
    const saved = await administrator().do('project.saveForm', {
      projectId,
      revision,
      form: { ...form, contactName: '王芳' },
    });
    await administrator().do('project.saveCourses', {
      projectId,
      revision: saved.revision,
      courses: [courseOf({ lecturers: [lecturerOf({ cardNumber: '430100000217' })] })],
      batches: [batchOf()],
    });
    expect(storedProject(projectId)?.courses[0]?.lecturers[0]).toMatchObject({ cardNumber: '430100000217' });
    expect(actionsOn(projectId).slice(-2)).toEqual(['project.corrected', 'project.corrected']);
  });

  it('dates, venue, hours and documents are the centre’s to change', async () => {
    const projectId = await approvedProject(cloud, { by, reviewer });
    const { form, revision } = await administrator().do('project.get', { projectId });
    const tries = [
      await administrator().call('project.saveForm', { projectId, revision, form: filled(form, { venue: '二号楼' }) }),
      await administrator().call('project.saveCourses', {
        projectId,
        revision,
        courses: [courseOf()],
        batches: [batchOf({ end: '2025-12-01' })],
      }),
      await administrator().call('project.saveCourses', {
        projectId,
        revision,
        courses: [courseOf({ lecturers: [lecturerOf({ lecturerName: '陈志远' })] })],
        batches: [batchOf()],
      }),
      await administrator().call('project.saveCourses', {
        projectId,
        revision,
        courses: [courseOf({ hourTenths: 30 })],
        batches: [batchOf()],
      }),
      await administrator().call('project.saveDocument', { projectId, kind: 'notice', file: await scan(cloud, by) }),
    ];
    expect(tries.map((envelope) => refusalOf(envelope).code)).toEqual(tries.map(() => 'changeNeedsCentre'));
  });

  it('a correction cannot empty what the approval rested on', async () => {
    const projectId = await approvedProject(cloud, { by, reviewer });
    const { form, revision } = await administrator().do('project.get', { projectId });
    const refused = await administrator().call('project.saveForm', {
      projectId,
      revision,
      form: { ...form, contactPhone: '' },
    });
    expect(refusalOf(refused)).toEqual({
      code: 'projectIncomplete',
      details: { missing: ['form.contactPhone.required'] },
    });
  });
});

describe('removing', () => {
  it('takes a draft away, once, and keeps its trace in the log', async () => {
    const projectId = await draftProject(cloud, by);
    const send = () => administrator().do('project.remove', { projectId }, { requestId: `remove-${projectId}` });
    expect(await send()).toEqual({});
    expect(await send()).toEqual({});
    expect(storedProject(projectId)).toBeUndefined();
    expect(actionsOn(projectId)).toEqual(['project.created', 'project.removed']);
  });
});
