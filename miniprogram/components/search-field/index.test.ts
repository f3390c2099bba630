import { componentOf } from '../../../test/support/components';
import { aPhone, told } from '../../../test/support/pages';

beforeEach(() => {
  jest.useFakeTimers();
  aPhone(() => ({}));
});
afterEach(() => jest.useRealTimers());
const searchField = () => componentOf(() => import('./index'));
const typed = (value: string) => told({ value });

describe('a search field', () => {
  it('searches after a rest in typing, for what stands there then', async () => {
    const field = (await searchField())();
    await field.do('type', typed('微'));
    jest.advanceTimersByTime(300);
    await field.do('type', typed('微生物 '));
    jest.advanceTimersByTime(300);
    expect(field.told).toEqual([]);
    jest.advanceTimersByTime(100);
    expect(field.told).toEqual([['search', { text: '微生物' }]]);
  });

  it('searches at once on the key of the keyboard, and not a second time after the rest', async () => {
    const field = (await searchField())();
    await field.do('type', typed('微生物'));
    await field.do('confirm');
    jest.runAllTimers();
    expect(field.told).toHaveLength(1);
  });

  it('rests by itself: typing in another one does not put it off', async () => {
    const put = await searchField();
    const [one, other] = [put(), put()];
    await one.do('type', typed('微生物'));
    jest.advanceTimersByTime(399);
    await other.do('type', typed('心内'));
    jest.advanceTimersByTime(1);
    expect([one.told.length, other.told.length]).toEqual([1, 0]);
  });

  it('searches for nothing any more once it is gone', async () => {
    const field = (await searchField())();
    await field.do('type', typed('微生物'));
    field.live('detached');
    jest.runAllTimers();
    expect(field.told).toEqual([]);
  });

  it('says what was found once the list is there', async () => {
    const field = (await searchField())({ value: '张', status: 'loading' });
    expect(field.data.found).toBe('');
    field.give({ status: 'ready', count: 2 });
    expect(field.data.found).toBe('找到 2 条');
    field.give({ value: '' });
    expect(field.data.found).toBe('');
  });

  it('is called by what its list is searched by', async () => {
    const put = await searchField();
    expect(put({ finds: 'project' }).data.label).toBe('项目名称或编号');
    expect(put({ placeholder: '单位名称' }).data.label).toBe('单位名称');
  });
});
