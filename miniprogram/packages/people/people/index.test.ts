import { aPhone, pageOf, tapOn, told } from '../../../../test/support/pages';
import { noFilters } from '../shared/people-filters';

interface Asked {
  name: string;
  input: Record<string, unknown>;
}

const person = (personId: string) => ({
  personId,
  name: personId,
  personNumber: '4073815526',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  submittedAt: 0,
  roster: null,
  state: 'pending',
});

/** The people of an institution: two wait to be registered, one for a rebinding. */
function openPeople() {
  const waiting = { people: 2, rebindings: 1 };
  const asked: Asked[] = [];
  const phone = aPhone((name, input) => {
    asked.push({ name, input });
    const { search, departmentIds } = input;
    if (name === 'session.get') return { administrator: { institutionId: 'a' } };
    if (name === 'directory.departments')
      return { rows: ['检验科', '儿科'].map((label, at) => ({ departmentId: `d${at}`, name: label })) };
    const counts = { pending: waiting.rebindings, approved: 0, returned: 0 };
    if (name === 'rebinding.list' || name === 'correction.list')
      return { rows: [], counts: search === undefined ? counts : null };
    const rows = search === '张' ? [] : departmentIds ? [person('a')] : [person('a'), person('b')];
    return { rows, total: rows.length, waiting: waiting.people };
  });
  return { phone, asked, waiting, open: pageOf(() => import('./index')) };
}
const listed = (asked: readonly Asked[]) => asked.filter(({ name }) => name === 'registration.list').at(-1)?.input;

describe('the people of an institution', () => {
  it('stand in their list by the pinyin of their names, with how many wait for what', async () => {
    const { phone, asked, open } = openPeople();
    const page = await (await open)();
    expect(page.data).toMatchObject({ cards: [{ id: 'a' }, { id: 'b' }], waiting: 2, line: '共 2 人' });
    expect(page.data.kinds.map(({ count }) => count)).toEqual([null, 1, 1]);
    expect(phone.calls.sort()).toEqual(['correction.list', 'rebinding.list', 'registration.list', 'session.get']);
    expect(listed(asked)).toMatchObject({ order: 'name' });
    await page.do('pickOrder', told({ value: 'newest' }));
    expect(listed(asked)).toMatchObject({ order: 'newest' });
  });

  it('begin with those of one state where the page was opened for them', async () => {
    const { asked, open } = openPeople();
    const page = await (await open)({ state: 'pending' });
    expect(listed(asked)).toMatchObject({ states: ['pending'] });
    expect(page.data.chips[0]).toMatchObject({ label: '状态 1', on: true });
  });

  it('are searched for by name, and one tap takes search and filters back', async () => {
    const page = await (await openPeople().open)();
    await page.do('search', told({ text: '张' }));
    expect(page.data).toMatchObject({ status: 'empty', empty: { title: '没有找到' }, narrowed: 'search' });
    await page.do('applyFilters', told({ filters: { ...noFilters, states: ['approved'] } }));
    expect(page.data).toMatchObject({ status: 'empty', empty: { title: '没有符合筛选的人' }, narrowed: 'filters' });
    await page.do('clear');
    expect(page.data).toMatchObject({ status: 'ready', search: '', filtered: false });
  });

  it('are filtered by what is chosen in the sheet, which says how many that leaves', async () => {
    const { asked, open } = openPeople();
    const page = await (await open)();
    await page.do('openFilters');
    expect(page.data).toMatchObject({ choosing: true, confirm: '看 2 人' });
    const filters = { ...noFilters, departmentIds: ['d0'] };
    await page.do('countFilters', told({ filters }));
    expect(page.data).toMatchObject({ confirm: '看 1 人', filtered: false });
    await page.do('applyFilters', told({ filters }));
    expect(page.data).toMatchObject({
      choosing: false,
      filtered: true,
      cards: [{ id: 'a' }],
      line: '检验科 · 共 1 人',
    });
    expect(asked.filter(({ name }) => name === 'directory.departments')).toHaveLength(1);
    await page.do('clearFilters');
    expect(page.data.cards).toHaveLength(2);
  });

  it('are searched with one call, and the tabs keep their counts', async () => {
    const { phone, open } = openPeople();
    const page = await (await open)();
    const before = phone.calls.length;
    await page.do('search', told({ text: '张' }));
    await page.do('applyFilters', told({ filters: { ...noFilters, states: ['approved'] } }));
    expect(phone.calls.slice(before).filter((name) => name.endsWith('.list'))).toEqual([
      'registration.list',
      'registration.list',
    ]);
    await page.do('pickKind', tapOn({ kind: 'rebinding' }));
    expect(page.data.tabs.map(({ count }) => count)).toEqual([1, 0, 0]);
    expect(page.data).toMatchObject({ waiting: 1, search: '' });
  });

  it('are counted anew after a review, also while they are searched', async () => {
    const { waiting, open } = openPeople();
    const page = await (await open)();
    await page.do('search', told({ text: '李' }));
    waiting.people = 1;
    waiting.rebindings = 4;
    await page.do('onShow');
    expect(page.data).toMatchObject({ waiting: 1, search: '李' });
    expect(page.data.kinds.map(({ count }) => count)).toEqual([null, 4, 4]);
  });

  it('lead to the review of what they wait for', async () => {
    const { phone, open } = openPeople();
    const page = await (await open)();
    await page.do('openPerson', tapOn({ id: 'a', state: 'pending' }));
    await page.do('openPerson', tapOn({ id: 'c', state: 'approved' }));
    await page.do('pickKind', tapOn({ kind: 'rebinding' }));
    await page.do('begin');
    expect(phone.asked).toEqual([
      'navigateTo /packages/people/registration-review/index?personId=a',
      'navigateTo /packages/people/person/index?personId=c',
      'navigateTo /packages/people/rebinding-review/index',
    ]);
  });
});
