import { HOSPITAL_DAY, plantHospital } from '../../../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let hospital: Awaited<ReturnType<typeof plantHospital>>;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  hospital = await plantHospital(cloud, hospitalA);
});

const anyone = () => cloud.as('stranger1');
const number = (contactName: string, contactPhone: string) => ({ contactName, contactPhone });

describe('whom to call', () => {
  it('is the contact of a public meeting, and nobody of one that is not public', async () => {
    const held = cloud.documents('projects').find(({ _id }) => _id === hospital.held);
    if (!held) throw new Error('nothing is held');
    await cloud.change('projects', hospital.held, {
      form: { ...held.form, contactName: '李建华', contactPhone: '0731-84286376' },
    });
    const { contact } = await anyone().do('contact.get', { of: 'project', projectId: hospital.held });
    expect(contact).toEqual({ office: hospitalA.name, name: '李建华', phone: '0731-84286376' });
    const draft = { of: 'project', projectId: 'no-such-project' } as const;
    expect(refusalOf(await anyone().call('contact.get', draft)).code).toBe('notFound');
    expect(refusalOf(await anyone().call('contact.get', { of: 'project' })).code).toBe('notFound');
  });

  it('is the own institution, where the centre has its number on file', async () => {
    const own = async (who: Parameters<typeof cloud.as>[0]) =>
      (await cloud.as(who).do('contact.get', { of: 'institution' })).contact;
    expect(await own(hospital.trainee)).toBeNull();
    await cloud.change('institutions', hospitalA.institutionId, number('科教科', '0731-1'));
    await cloud.change('institutions', hospitalB.institutionId, number('科教科', '0731-2'));
    expect(await own(hospital.trainee)).toEqual({ office: hospitalA.name, name: '科教科', phone: '0731-1' });
    expect(await own('stranger1')).toBeNull();
  });

  it('is the one that somebody wants to go to, while they do', async () => {
    const next = async () => (await cloud.as(hospital.trainee).do('contact.get', { of: 'newInstitution' })).contact;
    expect(await next()).toBeNull();
  });

  it('is the centre, where it has a number', async () => {
    const centre = cloud.documents('institutions').find(({ kind }) => kind === 'centre');
    if (!centre) throw new Error('no centre');
    await cloud.change('institutions', centre._id, number('何静', '0731-84822000'));
    expect((await anyone().do('contact.get', { of: 'centre' })).contact).toEqual({
      ...{ office: centre.name, name: '何静', phone: '0731-84822000' },
    });
  });
});
