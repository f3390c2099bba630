import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { rosterView } from './index.view';

type Answer = OutputOf<'roster.get'>;
const latest: NonNullable<Answer['open']> = {
  ...{ importId: 'i1', state: 'taken', fileName: '全院名册.xlsx', by: '李建华', endedBy: '谢玲', problem: null },
  ...{ startedAt: instantOf('2025-12-03', '14:02:00'), endedAt: instantOf('2025-12-03', '14:05:00') },
  ...{ rows: 300, good: 293, bad: 7, added: 293, changed: 0, same: 0, gone: 0, registered: 41, done: 293, toDo: 293 },
};
const roster: NonNullable<Answer['roster']> = {
  ...{ total: 293, missing: 252, returned: 0, differs: 0, matches: 12, approved: 29, latest },
};
const answer = (changes: Partial<Answer> = {}): Answer => ({ roster, open: null, asked: null, ...changes });

describe('the roster of an institution', () => {
  it('says where everybody stands, and offers what can be approved together', () => {
    const view = rosterView(answer(), { imported: true });
    expect(view).toMatchObject({ headline: '花名册已导入', total: '293', line: '2025-12-03 14:05 · 谢玲', bad: 7 });
    expect(view?.standings.map(({ label, count }) => `${label} ${count}`)).toEqual([
      '已注册并通过 29',
      '待审核，与花名册一致 12',
      '还没有注册 252',
    ]);
    expect(view?.primary).toBe('审核一致的 12 人');
  });

  it('names who differs and who was returned where there is somebody', () => {
    const view = rosterView(answer({ roster: { ...roster, matches: 0, differs: 2, returned: 1 } }), {
      imported: false,
    });
    expect(view?.standings.map(({ standing }) => standing)).toEqual([
      ...['approved', 'matches', 'differs', 'returned', 'missing'],
    ]);
    expect(view).toMatchObject({ headline: '花名册', primary: '' });
  });

  it('is not there before the first import, which is told of while it is under way', () => {
    expect(rosterView(answer({ roster: null }), { imported: false })).toBeNull();
    const open = { ...latest, state: 'read' as const };
    expect(rosterView(answer({ roster: null, open }), { imported: false })).toMatchObject({
      total: '',
      open: '李建华选的「全院名册.xlsx」已读完，等待核对',
    });
    const reading = { ...latest, state: 'reading' as const };
    expect(rosterView(answer({ open: reading }), { imported: false })?.open).toContain('正在处理');
  });
});
