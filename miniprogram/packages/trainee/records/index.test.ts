import { aPhone, pageOf } from '../../../../test/support/pages';

const row = (recordId: string, moment: string) => ({
  recordId,
  projectId: 'p1',
  title: recordId,
  placeName: '学术报告厅',
  evidenceAt: Date.parse(`${moment}+08:00`),
  origin: 'scan',
  state: 'checkedIn',
});

const sunday = Array.from({ length: 19 }, () => row('a', '2025-11-30T09:00:00'));
const firstAnswer = { rows: [...sunday, row('b', '2025-11-29T18:00:00')], nextCursor: 'more' };
const secondAnswer = { rows: [row('c', '2025-11-29T08:00:00')] };

describe('the records of a person', () => {
  it('go on at the end of the screen, within the day that was begun, each page for itself', async () => {
    aPhone((_call, { cursor }) => (cursor === undefined ? firstAnswer : secondAnswer));
    const open = await pageOf(() => import('./index'));
    const first = await open();
    const second = await open();
    await first.do('onReachBottom');
    const titles = (page: typeof first) =>
      page.data.groups.map(({ rows }) => [...new Set(rows.map(({ title }) => title))]);
    expect(titles(first)).toEqual([['a'], ['b', 'c']]);
    expect(titles(second)).toEqual([['a'], ['b']]);
    expect([first.data.more, second.data.more]).toEqual([false, true]);
  });
});
