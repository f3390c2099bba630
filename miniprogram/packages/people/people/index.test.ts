import { aPhone, pageOf, tapOn, told } from '../../../../test/support/pages';

const person = (personId: string) => ({
  personId,
  name: personId,
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  submittedAt: 0,
  state: 'pending',
});
const counts = { pending: 2, approved: 5, returned: 0 };

/** The people of an institution: two wait to be registered, one for a rebinding. */
function openPeople() {
  const waiting = { ...counts };
  const phone = aPhone((name, { search }) => {
    if (name === 'session.get') return { administrator: {} };
    const told = search === undefined;
    if (name === 'rebinding.list') return { rows: [], counts: told ? { pending: 1, approved: 0, returned: 0 } : null };
    return { rows: search === '张' ? [] : [person('a'), person('b')], counts: told ? { ...waiting } : null };
  });
  return { phone, waiting, open: pageOf(() => import('./index')) };
}

describe('the people of an institution', () => {
  it('stand in their list, with how many wait for what', async () => {
    const { phone, open } = openPeople();
    const page = await (await open)();
    expect(page.data).toMatchObject({ cards: [{ id: 'a' }, { id: 'b' }], waiting: 2 });
    expect(page.data.kinds.map(({ count }) => count)).toEqual([2, 1]);
    expect(phone.calls.sort()).toEqual(['rebinding.list', 'registration.list', 'session.get']);
  });

  it('are searched for by name', async () => {
    const page = await (await openPeople().open)();
    await page.do('search', told({ text: '张' }));
    expect(page.data).toMatchObject({ status: 'empty', empty: { title: '没有找到' } });
    await page.do('clearSearch');
    expect(page.data).toMatchObject({ status: 'ready', search: '' });
  });

  it('are searched with one call, and the tabs keep their counts', async () => {
    const { phone, open } = openPeople();
    const page = await (await open)();
    const before = phone.calls.length;
    await page.do('search', told({ text: '张' }));
    await page.do('pickState', tapOn({ state: 'approved' }));
    expect(phone.calls.slice(before)).toEqual(['registration.list', 'registration.list']);
    await page.do('pickKind', tapOn({ kind: 'rebinding' }));
    expect(page.data.tabs.map(({ count }) => count)).toEqual([1, 0, 0]);
    expect(page.data.kinds.map(({ count }) => count)).toEqual([2, 1]);
  });

  it('are counted anew after a review, also while they are searched', async () => {
    const { waiting, open } = openPeople();
    const page = await (await open)();
    await page.do('search', told({ text: '李' }));
    waiting.pending = 1;
    await page.do('onShow');
    expect(page.data).toMatchObject({ waiting: 1, search: '李' });
    expect(page.data.kinds.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('lead to the review of what they wait for', async () => {
    const { phone, open } = openPeople();
    const page = await (await open)();
    await page.do('openPerson', tapOn({ id: 'a' }));
    await page.do('pickKind', tapOn({ kind: 'rebinding' }));
    await page.do('begin');
    expect(phone.asked).toEqual([
      'navigateTo /packages/people/registration-review/index?personId=a',
      'navigateTo /packages/people/rebinding-review/index',
    ]);
  });
});
