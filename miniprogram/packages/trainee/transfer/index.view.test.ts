import { mineView, type Mine } from './index.view';

const latest: NonNullable<Mine['latest']> = {
  transferId: 't1',
  fromInstitutionName: '甲医院',
  fromDepartmentName: '检验科',
  toInstitutionName: '乙医院',
  toDepartmentName: '急诊科',
  comesBack: false,
  why: '人才引进',
  state: 'asked',
  turn: 'old',
  submittedAt: 1,
  readyAt: 2,
  seen: null,
  steps: [],
};
const mine = (changes: Partial<Mine> = {}): Mine => ({
  institutionName: '甲医院',
  departmentName: '检验科',
  left: null,
  mayAsk: false,
  latest,
  ...changes,
});

describe('转单位 of a trainee', () => {
  it('offers to ask where there is none, and again after one that has ended', () => {
    expect(mineView(mine({ latest: null, mayAsk: true }), 1)).toMatchObject({
      way: null,
      primary: { action: 'ask', text: '申请转单位' },
      mayWithdraw: false,
    });
    const ended = { ...latest, state: 'refused', turn: 'nobody' } as const;
    expect(mineView(mine({ latest: ended, mayAsk: true }), 1).primary.text).toBe('再申请一次');
  });

  it('lets one that is under way be withdrawn, and an objection be brought to the centre', () => {
    expect(mineView(mine(), 1)).toMatchObject({ mayWithdraw: true, primary: { action: 'none' } });
    expect(mineView(mine({ latest: { ...latest, turn: 'new' } }), 3).state).toBe('agreed');
    const objected = { ...latest, state: 'objected', turn: 'trainee' } as const;
    expect(mineView(mine({ latest: objected }), 1)).toMatchObject({
      mayWithdraw: true,
      primary: { action: 'askCentre' },
    });
  });

  it('says that somebody has left, since when, why, and what helps', () => {
    const left = { day: '2025-11-28', reason: '调离本单位', by: '李建华' };
    const words = mineView(mine({ left, latest: null, mayAsk: true }), 1).left;
    expect(mineView(mine({ left, latest: null, mayAsk: true }), 1).how).toContain('不用原单位再同意');
    expect(mineView(mine({ latest: null, mayAsk: true }), 1).how).toContain('7 天');
    for (const part of ['甲医院', '2025-11-28', '调离本单位', '李建华', '申请转单位', '恢复'])
      expect(words).toContain(part);
  });
});
