import { aPhone, pageOf, Refusal, tapOn, told, type Answers } from '../../../../test/support/pages';

/** Of somebody who has no registration and has asked for nothing. */
const known: Record<string, object> = { 'session.get': { trainee: null }, 'directoryRequest.mine': { rows: [] } };
const typed = {
  name: '周敏',
  phoneCode: 'code',
  nationalId: '11010519491231002X',
  institutionId: 'i1',
  institutionName: '长沙市XX医院',
  departmentId: 'd1',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  education: 'master',
  consent: true,
};

async function filledForm(answers: Answers, given?: object) {
  const phone = aPhone((name, input) => known[name] ?? answers(name, input), given);
  const open = await pageOf(() => import('./index'));
  const page = await open();
  await page.do('changeIdentity', told(typed));
  return { phone, page, open };
}

describe('the form of a registration', () => {
  it('leads to its state once it is handed in, and tells how many scans were kept', async () => {
    const { phone, page } = await filledForm(() => ({ keptScans: 2 }));
    await page.do('submit');
    expect(phone.asked).toEqual(['redirectTo /packages/trainee/registration/index?handedIn=1&keptScans=2']);
    expect(page.data.busy).toBe('');
  });

  it('offers a rebinding to somebody who is registered already, and asks for the phone again', async () => {
    const { phone, page } = await filledForm(() => new Refusal('nationalIdTaken'));
    await page.do('submit');
    expect(phone.asked).toEqual(['navigateTo /packages/trainee/rebinding/index']);
    expect(page.data.form).toMatchObject({ name: '周敏', phoneCode: '' });
  });

  it('stays where it is when somebody does not want that', async () => {
    const { phone, page } = await filledForm(() => new Refusal('nationalIdTaken'), {
      showModal: () => Promise.resolve({ confirm: false }),
    });
    await page.do('submit');
    expect(phone.asked).toEqual([]);
  });

  it('goes on where it was left, on a page that is opened anew', async () => {
    const { open } = await filledForm(() => ({}));
    expect((await open()).data.form).toMatchObject({ name: '周敏', departmentName: '检验科' });
  });

  it('has chosen the institution whose card led here, and not over one that was chosen before', async () => {
    const answers: Answers = (name) => known[name] ?? { rows: [{ institutionId: 'i9', name: '湘潭市XX医院' }] };
    aPhone(answers);
    const open = await pageOf(() => import('./index'));
    const page = await open({ institutionId: 'i9' });
    expect(page.data.form).toMatchObject({ institutionId: 'i9', institutionName: '湘潭市XX医院', departmentId: '' });
    await page.do('changeIdentity', told(typed));
    expect((await open({ institutionId: 'i9' })).data.form).toMatchObject({ institutionId: 'i1' });
  });

  it('shows the institutions that were searched for on this page alone', async () => {
    const { page, open } = await filledForm((_call, { search = '' }) => ({
      rows: [{ institutionId: 'i1', name: `医院 ${String(search)}` }],
    }));
    const other = await open();
    await page.do('openPicker', tapOn({ kind: 'institution' }));
    await other.do('openPicker', tapOn({ kind: 'institution' }));
    await page.do('searchInstitution', told({ text: '长沙' }));
    expect(page.data.picker.options.map(({ label }) => label)).toEqual(['医院 长沙']);
    expect(other.data.picker.options.map(({ label }) => label)).toEqual(['医院 ']);
  });
});
