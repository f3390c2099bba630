import { aPhone, pageOf, Refusal, told, type Answers } from '../../../../test/support/pages';
import { aProjectDetail } from '../../../../test/support/project-detail';

const signedIn = { administrator: { name: '李建华' } };
const draft = aProjectDetail({ state: 'draft', timesSubmitted: 0 });
const complete = aProjectDetail({
  state: 'draft',
  form: {
    ...draft.form,
    activityForm: 'trainingClass',
    contactName: '李建华',
    contactPhone: '0731-84286376',
    meetingCostFen: 0,
  },
});
const silent = {
  enableAlertBeforeUnload: () => undefined,
  disableAlertBeforeUnload: () => undefined,
};

/** The form's page, with what is answered to anything but who is signed in. */
async function formPage(answers: Answers, given: object = {}) {
  const phone = aPhone((call, input) => (call === 'session.get' ? signedIn : answers(call, input)), {
    ...silent,
    ...given,
  });
  return { phone, open: await pageOf(() => import('./index')) };
}
const typed = (key: string, value: string) => told({ key, value });
type FormData = Awaited<ReturnType<Awaited<ReturnType<typeof formPage>>['open']>>['data'];
const errorsOf = ({ sections }: FormData) =>
  sections.flatMap(({ rows }) => rows.filter(({ error }) => error !== '').map(({ key }) => key));

describe('the holding form', () => {
  it('shares nothing with another one that is open', async () => {
    const { open } = await formPage(() => draft);
    const [one, other] = [await open({ projectId: 'p1' }), await open({ projectId: 'p2' })];
    await one.do('next');
    expect(errorsOf(one.data)).toContain('contactPhone');
    await other.do('change', typed('remarks', 'x'));
    await other.do('onPullDownRefresh');
    expect(errorsOf(other.data)).toEqual([]);
  });

  it('leads straight to the field that another page names, once', async () => {
    const pageScrollTo = jest.fn();
    const { open } = await formPage(() => draft, { pageScrollTo });
    const page = await open({ projectId: 'p1', field: 'contactPhone' });
    expect(pageScrollTo).toHaveBeenLastCalledWith(expect.objectContaining({ selector: '#field-contactPhone' }));
    const before = pageScrollTo.mock.calls.length;
    await page.do('onPullDownRefresh');
    expect(pageScrollTo).toHaveBeenCalledTimes(before);
  });

  it('is saved as it was typed before the next step takes its place', async () => {
    const saved: unknown[] = [];
    const { open, phone } = await formPage((call, input) => {
      if (call === 'project.get') return complete;
      saved.push(input);
      return { revision: 2, missing: [], warnings: [] };
    });
    const page = await open({ projectId: 'p1' });
    await page.do('change', typed('venue', '第二报告厅'));
    await page.do('next');
    expect(saved).toEqual([
      expect.objectContaining({ revision: 1, form: expect.objectContaining({ venue: '第二报告厅' }) as object }),
    ]);
    expect(phone.asked).toEqual(['redirectTo /packages/projects/courses/index?projectId=p1']);
  });

  it('takes the newest version around what was typed when a colleague was quicker', async () => {
    let project = complete;
    const sent: { form: { venue: string } }[] = [];
    const { open, phone } = await formPage((call, input) => {
      if (call === 'project.get') return project;
      if (project.revision === 5)
        return (sent.push(input as (typeof sent)[number]), { revision: 6, missing: [], warnings: [] });
      const form = { ...complete.form, contactName: '王芳', venue: '三楼' };
      project = { ...complete, revision: 5, edited: { by: '王芳', at: 0 }, form };
      return new Refusal('staleRevision');
    });
    const page = await open({ projectId: 'p1' });
    await page.do('change', typed('venue', '第二报告厅'));
    await page.do('saveDraft');
    const values = Object.fromEntries(
      page.data.sections.flatMap(({ rows }) => rows.map(({ key, value }) => [key, value])),
    );
    expect([values['venue'], values['contactName']]).toEqual(['第二报告厅', '王芳']);
    expect([phone.asked, page.data.busy, page.data.conflicting]).toEqual([[], '', true]);
    expect(page.data.conflict).toMatchObject({
      who: '王芳 08:00 改过',
      both: [{ label: '举办地点', mine: '第二报告厅', theirs: '三楼' }],
      theirs: [{ label: '项目经办人', after: '王芳' }],
    });
    // What was not chosen is not saved: the sheet comes again.
    await page.do('hideConflict');
    await page.do('saveDraft');
    expect([sent.length, page.data.conflicting]).toEqual([0, true]);
    await page.do('settleConflict', told({ theirs: ['venue'] }));
    expect(sent.map(({ form }) => form.venue)).toEqual(['三楼']);
  });
});
