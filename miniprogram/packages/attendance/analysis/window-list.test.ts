import { instantOf } from '../../../../domain/kernel/time';
import { MAX_ANALYSIS_WINDOWS } from '../../../../domain/project/attendance-window';
import { WindowList } from './window-list';

const batch = { begin: '2025-11-29', end: '2025-11-30', restDays: [] };
const window = (day: string) => ({ begin: instantOf(day, '07:00:00'), end: instantOf(day, '18:00:00') });

function begun() {
  const list = new WindowList();
  list.begin(batch, [window('2025-11-29'), window('2025-11-30')]);
  return list;
}

it('keeps what was edited when the page is refreshed', () => {
  const list = begun();
  const [first] = list.view(null).drafts;
  list.act({ kind: 'remove', key: first?.key ?? '' });
  list.begin(batch, [window('2025-11-29'), window('2025-11-30')]);
  expect(list.judged().windows).toEqual([window('2025-11-30')]);
});

it('writes a typed time out in full once the field is left', () => {
  const list = begun();
  const key = list.view(null).drafts[0]?.key ?? '';
  list.act({ kind: 'edit', key, part: 'end', value: '1230' });
  list.act({ kind: 'settle' });
  expect(list.view(null).drafts[0]?.end).toBe('12:30:00');
});

it('warns of a teaching day without a window, until there is one again', () => {
  const list = begun();
  list.act({ kind: 'remove', key: list.view(null).drafts[1]?.key ?? '' });
  expect(list.view(null).warning).toContain('11月30日');
  list.act({ kind: 'add' });
  expect(list.view(null).warning).toBe('');
  list.act({ kind: 'wholeDays' });
  expect(list.judged().windows).toEqual([window('2025-11-29'), window('2025-11-30')]);
});

it('makes one whole day of each teaching day', () => {
  const list = new WindowList();
  list.begin({ ...batch, restDays: [{ day: '2025-11-30', reason: '主讲人出诊' }] }, []);
  list.act({ kind: 'wholeDays' });
  expect(list.judged().windows).toEqual([window('2025-11-29')]);
});

it('knows its windows by keys of its own, whatever another page has made', () => {
  const keys = (list: WindowList) => list.view(null).drafts.map(({ key }) => key);
  const [one, other] = [begun(), begun()];
  expect(keys(other)).toEqual(keys(one));
  one.act({ kind: 'add' });
  expect(new Set(keys(one)).size).toBe(3);
});

it('adds no more windows than an analysis can have', () => {
  const list = begun();
  for (let count = 0; count < MAX_ANALYSIS_WINDOWS; count += 1) list.act({ kind: 'add' });
  expect(list.judged()).toMatchObject({ problems: {}, windows: { length: MAX_ANALYSIS_WINDOWS } });
});
