import { instantOf } from '../../../../domain/kernel/time';
import {
  approvedTrainee,
  nationalIdFor,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, twoDayEntry } from '../../../../test/support/institutions';
import { courseOf, lecturerOf, filled } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-28', '08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
});
const administrator = () => cloud.as('administratorA1');
const register = async (name: string) =>
  cloud.as('trainee1').call('registration.submit', await registrationOf(cloud, 'trainee1', { name }));

describe('a name that is handed in (rules: "Names")', () => {
  it('is stored in its one spelling', async () => {
    expect(await register(' 阿依古丽\u200b•买买提 ')).toMatchObject({ ok: true });
    expect(cloud.documents('persons').map(({ name }) => name)).toEqual(['阿依古丽·买买提']);
  });

  it.each([
    ['ㅤㅤ', 'nameLength'],
    ['⠀⠀', 'nameCharacters'],
    ['周\u2028敏', 'nameCharacters'],
    ['=CMD()', 'nameCharacters'],
    ['周\ue123敏', 'namePrivateUse'],
    ['敏'.repeat(51), 'nameLength'],
  ])('is refused as %j, and why is said', async (name, problem) => {
    const refused = refusalOf(await register(name));
    expect(refused).toMatchObject({ code: 'invalidInput', details: { fields: [{ field: 'name', problem }] } });
    const who = { newName: name };
    const { account, password } = hospitalA;
    const phoneCode = await cloud.phoneCode('administratorA2');
    const signIn = await cloud
      .as('administratorA2')
      .call('administrator.signIn', { account, password, who, phoneCode });
    expect(refusalOf(signIn).details).toEqual({ fields: [{ field: 'who.newName', problem }] });
  });

  it('may have fifty characters, for administrators too', async () => {
    expect(await register('敏'.repeat(50))).toMatchObject({ ok: true });
    const who = { newName: '慧'.repeat(50) };
    const { account, password } = hospitalA;
    const phoneCode = await cloud.phoneCode('administratorA2');
    const signIn = await cloud
      .as('administratorA2')
      .call('administrator.signIn', { account, password, who, phoneCode });
    expect(signIn).toMatchObject({ ok: true });
  });
});

describe('a name that was stored before', () => {
  it('is found, and known to its owner, in whatever spelling it has', async () => {
    const personId = await approvedTrainee(cloud, 'trainee2', 'administratorA1', { name: '阿依古丽·买买提' });
    await cloud.change('persons', personId, { name: '阿依古丽•买\u034f买提' });
    for (const search of ['阿依古丽·买买提', '古丽・买买', '阿依古丽\u200b']) {
      expect((await administrator().do('registration.list', { search })).rows).toMatchObject([{ personId }]);
    }
    const asked = await cloud.as('stranger1').call('rebinding.request', {
      name: '阿依古丽．买买提',
      nationalId: nationalIdFor('trainee2'),
      phoneCode: await cloud.phoneCode('stranger1'),
      consent: true,
    });
    expect(asked).toMatchObject({ ok: true });
  });

  it('is known to its owner even if nobody could register with it now', async () => {
    const personId = await approvedTrainee(cloud, 'trainee3', 'administratorA1');
    await cloud.change('persons', personId, { name: 'O’Neill 3' });
    const asked = await cloud.as('stranger2').call('rebinding.request', {
      name: 'o’neill ３',
      nationalId: nationalIdFor('trainee3'),
      phoneCode: await cloud.phoneCode('stranger2'),
      consent: true,
    });
    expect(asked).toMatchObject({ ok: true });
  });

  it('signs in to its account again, whatever keyboard adds it', async () => {
    const { account, password } = hospitalA;
    const [known] = cloud.documents('administrators');
    await cloud.change('administrators', known?._id ?? '', { name: '阿依古丽•买买提' });
    const phoneCode = await cloud.phoneCode('administratorA1');
    const who = { newName: '阿依古丽·买买提' };
    const answer = await administrator().do('administrator.signIn', { account, password, who, phoneCode });
    expect(answer.administratorId).toBe(known?._id);
  });
});

describe('the names in a project', () => {
  async function draft() {
    const { catalogueEntryId } = twoDayEntry;
    const { projectId } = await administrator().do('project.create', { catalogueEntryId });
    const { revision, form } = await administrator().do('project.get', { projectId });
    return { projectId, revision, form };
  }

  it('are names, in their one spelling', async () => {
    const { projectId, revision, form } = await draft();
    const save = (contactName: string) =>
      administrator().call('project.saveForm', { projectId, revision, form: filled(form, { contactName }) });
    expect(refusalOf(await save('=CMD()')).details).toEqual({
      fields: [{ field: 'form.contactName', problem: 'nameCharacters' }],
    });
    expect(await save('阿依古丽•买买提')).toMatchObject({ ok: true });
    expect(cloud.documents('projects')[0]?.form.contactName).toBe('阿依古丽·买买提');
    const lecturer = {
      projectId,
      revision: revision + 1,
      courses: [courseOf({ lecturers: [lecturerOf({ lecturerName: '!!' })] })],
      batches: [],
    };
    expect(refusalOf(await administrator().call('project.saveCourses', lecturer)).details).toEqual({
      fields: [{ field: 'courses.0.lecturers.0.lecturerName', problem: 'nameCharacters' }],
    });
  });

  it('hinder nobody who saves something else, where they stood there before', async () => {
    const { projectId, revision, form } = await draft();
    await cloud.change('projects', projectId, { form: { ...form, projectLead: '刘芳、王强' } });
    const changed = filled({ ...form, projectLead: '刘芳、王强' }, { remarks: '改了备注' });
    const save = await administrator().call('project.saveForm', { projectId, revision, form: changed });
    expect(save).toMatchObject({ ok: true });
  });
});
