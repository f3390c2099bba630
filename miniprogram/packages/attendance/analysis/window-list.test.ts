import { instantOf } from '../../../../domain/kernel/time';
import { MAX_ANALYSIS_WINDOWS } from '../../../../domain/project/attendance-window';
import { WindowList } from './window-list';

const batch = { begin: '2025-11-29', end: '2025-11-30', restDays: [] };
const window = (day: string) => ({ begin: instantOf(day, '07:00:00'), end: instantOf(day, '18:00:00') });

const bothDays = [window('2025-11-29'), window('2025-11-30')];
const courseOf = (courseId: string, windows = bothDays) => ({ courseId, windows, proposed: bothDays });

function begun(courses = [courseOf('c1')]) {
  const list = new WindowList();
  list.begin(batch, courses);
  return list;
}
const windowsOf = (list: WindowList) => list.judged().courses.map(({ windows }) => windows);

it('keeps what was edited when the page is refreshed', () => {
  const list = begun();
  const [first] = list.view(null).drafts;
  list.act({ kind: 'remove', key: first?.key ?? '' });
  list.begin(batch, [courseOf('c1')]);
  expect(windowsOf(list)).toEqual([[window('2025-11-30')]]);
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
  expect(windowsOf(list)).toEqual([bothDays]);
});

it('makes one whole day of each teaching day', () => {
  const list = new WindowList();
  list.begin({ ...batch, restDays: [{ day: '2025-11-30', reason: '主讲人出诊' }] }, [courseOf('c1', [])]);
  list.act({ kind: 'wholeDays' });
  expect(windowsOf(list)).toEqual([[window('2025-11-29')]]);
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
  expect(list.judged()).toMatchObject({ faulty: undefined, courses: [{ windows: { length: MAX_ANALYSIS_WINDOWS } }] });
});

describe('the windows of several courses', () => {
  const half = (day: string) => ({ begin: instantOf(day, '08:00:00'), end: instantOf(day, '12:00:00') });

  it('are edited all at once while they are the same', () => {
    const list = begun([courseOf('c1'), courseOf('c2')]);
    expect(list.view(null)).toMatchObject({ editing: '', differ: '', edited: false });
    list.act({ kind: 'remove', key: list.view(null).drafts[0]?.key ?? '' });
    expect(windowsOf(list)).toEqual([[window('2025-11-30')], [window('2025-11-30')]]);
    expect(list.view(null).edited).toBe(true);
  });

  it('are looked at course by course where they differ, and edited one by one', () => {
    const list = begun([courseOf('c1', [half('2025-11-29')]), courseOf('c2', [half('2025-11-30')])]);
    expect(list.view(null)).toMatchObject({ editing: 'c1', warning: '' });
    list.act({ kind: 'remove', key: list.view(null).drafts[0]?.key ?? '' });
    expect(windowsOf(list)).toEqual([[], [half('2025-11-30')]]);
    expect(list.judged().faulty).toBe('c1');
    expect(list.view(null).warning).toContain('11月29日');
    list.act({ kind: 'undo' });
    expect(windowsOf(list)).toEqual([[half('2025-11-29')], [half('2025-11-30')]]);
  });

  it('say that they differ before all of them are made the same', () => {
    const list = begun([courseOf('c1', [half('2025-11-29')]), courseOf('c2')]);
    list.edit('');
    expect(list.view(null).differ).toContain('各课程的时段现在不同');
    list.edit('c1');
    list.act({ kind: 'copyDay' });
    list.act({ kind: 'copyToAll' });
    const everyDay = [half('2025-11-29'), half('2025-11-30')];
    expect(windowsOf(list)).toEqual([everyDay, everyDay]);
  });

  it('are made anew from when each course is taught', () => {
    const taught = { ...courseOf('c2'), proposed: [half('2025-11-30')] };
    const list = begun([courseOf('c1'), taught]);
    list.act({ kind: 'lessons' });
    expect(windowsOf(list)).toEqual([bothDays, [half('2025-11-30')]]);
    list.act({ kind: 'halfDays' });
    expect(windowsOf(list)[0]).toHaveLength(4);
  });

  it('point out one that overlaps another', () => {
    const list = begun([courseOf('c1', [half('2025-11-29'), window('2025-11-29')])]);
    expect(Object.values(list.view(null).doubts)).toEqual(['与另一时段重叠', '与另一时段重叠']);
    expect(list.judged().faulty).toBeUndefined();
  });
});

it('says when it asks for more than trainees were told, and no more once it is as they were told', () => {
  const list = begun([courseOf('c1')]);
  expect(list.view(null).promised).toBe('');
  list.act({ kind: 'halfDays' });
  expect(list.view(null).promised).toContain('更严');
  list.act({ kind: 'lessons' });
  expect(list.view(null).promised).toBe('');
});
