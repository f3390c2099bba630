import type { OutputOf } from '../../../../contract';
import { reversalView } from './index.view';

const asked: OutputOf<'reversal.get'> = {
  roundId: 'r',
  projectNumber: '2025-11-02-018 (省)',
  title: '培训班',
  activityDate: '2025-11-30',
  roundState: 'effective',
  role: 'trainee',
  grantedAt: 0,
  grantedBy: '李建华',
  entry: {
    entryId: 'e',
    personId: 'p',
    name: '王建国',
    personNumber: '430100152',
    institutionName: '长沙市XX医院',
    departmentName: '',
  },
  people: 1,
  creditHundredths: 300,
  institutionName: '长沙市XX医院',
  state: 'waiting',
  reasonCode: 'byAnother',
  note: '签到由同事代扫',
  confirmer: 'colleague',
  by: '李建华',
  at: 0,
  decided: null,
  done: 0,
  mayDecide: true,
  mayWithdraw: false,
};

describe('撤销授分', () => {
  it('says whose credits, how many, and why', () => {
    expect(reversalView(asked)).toMatchObject({
      who: '王建国',
      line: '430100152 · 长沙市XX医院',
      amount: '−3.00',
      tag: { word: '撤销待确认' },
      mayDecide: true,
    });
    expect(reversalView(asked).facts).toContainEqual({ label: '撤销原因', value: '由他人代签：签到由同事代扫' });
  });

  it('of a round says how many people, and whom the one who asked waits for', () => {
    const whole = reversalView({
      ...asked,
      entry: null,
      people: 159,
      mayDecide: false,
      mayWithdraw: true,
      confirmer: 'centre',
    });
    expect(whole).toMatchObject({ who: '整轮 159 人', tip: '等中心确认' });
  });

  it('says who decided, and why not', () => {
    const declined = reversalView({
      ...asked,
      state: 'declined',
      mayDecide: false,
      decided: { by: '王芳', at: 0, reason: '照片是本人' },
    });
    expect(declined.facts.map(({ label }) => label)).toEqual(expect.arrayContaining(['没有同意', '理由']));
    expect(declined).toMatchObject({ tag: { word: '没有同意' }, tip: '' });
  });
});
