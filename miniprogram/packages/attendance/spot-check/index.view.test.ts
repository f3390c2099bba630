import { instantOf } from '../../../../domain/kernel/time';
import { checkView, mayStart, missingCard } from './index.view';

const at = (time: string) => instantOf('2025-11-29', time);
const last = { begin: at('10:00:00'), end: at('10:01:59'), by: '李建华', present: 87, scanned: 12 };
const view = (server: number) => checkView(last, { server, phone: server + 5000 });

describe('a spot check on the page', () => {
  it('counts down to its beginning, then to the end of its last second, by the phone’s own clock', () => {
    expect(view(at('09:59:00'))).toMatchObject({ state: 'announced', word: '10:00:00 开始', until: at('10:00:05') });
    expect(view(at('10:00:00'))).toMatchObject({ state: 'running', word: '正在点名', until: at('10:02:05') });
    expect(view(at('10:02:00') - 1)?.state).toBe('running');
    expect(view(at('10:02:00'))).toMatchObject({ state: 'over', word: '已结束' });
  });

  it('may be followed by another once it is over', () => {
    expect(mayStart(null)).toBe(true);
    expect(mayStart(view(at('10:00:30')))).toBe(false);
    expect(mayStart(view(at('10:05:00')))).toBe(true);
  });

  it('names who has not come, with when they were seen', () => {
    const row = {
      personId: 'p',
      name: '周敏',
      personNumber: '1',
      institutionName: '长沙市XX医院',
      departmentName: '检验科',
    };
    expect(missingCard({ ...row, lastAt: at('08:05:10') })).toMatchObject({
      initial: '周',
      line: '长沙市XX医院 · 检验科 · 最近签到 08:05',
    });
  });
});
