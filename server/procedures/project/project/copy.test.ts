import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB, testSetUp, twoDayEntry } from '../../../../test/support/institutions';
import { completeProject } from '../../../../test/support/projects';
import { encodeCursor } from '../../../data/paging';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
const nextYear = {
  ...twoDayEntry,
  catalogueEntryId: 'next-year',
  year: 2026,
  projectNumber: '2026-11-02-018 (省)',
  plannedBegin: '2026-11-28',
  plannedEnd: null,
};
let cloud: InProcessCloud;

beforeAll(async () => {
  cloud = await openInProcess({
    setUp: { ...testSetUp, catalogueEntries: [...(testSetUp.catalogueEntries ?? []), nextYear] },
  });
  await signedInAdministrator(cloud, by);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInReviewer(cloud, 'reviewer1');
});

describe('a project that is filled in like an earlier one', () => {
  it('has its form and its courses, and no days, no documents and no history of it', async () => {
    const fromProjectId = await completeProject(cloud, by);
    const administrator = cloud.as(by);
    const twice = { requestId: 'copy-once' };
    const input = { catalogueEntryId: nextYear.catalogueEntryId, fromProjectId };
    const { projectId } = await administrator.do('project.copy', input, twice);
    expect(await administrator.do('project.copy', input, twice)).toEqual({ projectId });
    const [earlier, copied] = [
      await administrator.do('project.get', { projectId: fromProjectId }),
      await administrator.do('project.get', { projectId }),
    ];
    expect(copied).toMatchObject({
      ...{ state: 'draft', year: 2026, projectNumber: nextYear.projectNumber, revision: 0 },
      ...{ batches: [], documents: [], reviews: [], timesSubmitted: 0, firstDay: null },
      courses: earlier.courses,
      form: { ...earlier.form, year: 2026, plannedBegin: '2026-11-28', plannedEnd: null, filedLocally: null },
    });
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('is made of an own project and an own entry that is offered, and of nothing else', async () => {
    const fromProjectId = await completeProject(cloud, by);
    const ofB = await cloud
      .as('administratorB1')
      .call('project.copy', { catalogueEntryId: 'entry-of-b', fromProjectId });
    expect(refusalOf(ofB).code).toBe('notFound');
    const foreign = await cloud.as(by).call('project.copy', { catalogueEntryId: 'entry-of-b', fromProjectId });
    expect(refusalOf(foreign).code).toBe('entryNotYours');
    await cloud
      .as('reviewer1')
      .do('catalogueEntry.withdraw', { catalogueEntryId: 'next-year', revision: 0, reason: '主管部门已取消' });
    const withdrawn = await cloud.as(by).call('project.copy', { catalogueEntryId: 'next-year', fromProjectId });
    expect(refusalOf(withdrawn).code).toBe('entryWithdrawn');
  });

  it('takes no discipline that is not of the list, unless it stands there already', async () => {
    const projectId = await completeProject(cloud, by);
    const { form, revision } = await cloud.as(by).do('project.get', { projectId });
    const save = (over: object) =>
      cloud.as(by).call('project.saveForm', { projectId, revision, form: { ...form, ...over } });
    expect(refusalOf(await save({ discipline2: '随手写的' })).details.fields).toEqual([
      { field: 'form.discipline2', problem: 'notListed' },
    ]);
    expect(await save({ discipline2: '儿科学', discipline3: '儿科内科学' })).toMatchObject({ ok: true });
  });
});

it('whom to call about a missing entry is the centre, where its number is on file', async () => {
  expect((await cloud.as(by).do('catalogue.list', {})).contact).toBeNull();
  await cloud.change('institutions', 'centre', { contactName: '何静', contactPhone: '0731-84822000' });
  const first = await cloud.as(by).do('catalogue.list', { limit: 1 });
  expect(first.contact).toEqual({ name: '委医学科技发展中心', contactName: '何静', contactPhone: '0731-84822000' });
  const second = await cloud.as(by).do('catalogue.list', { limit: 1, cursor: encodeCursor(['\uffff', '']) });
  expect(second.contact).toBeNull();
});
