import { DAY_MS, instantOf } from '../../../domain/kernel/time';
import { wayOf, type Journey } from './way';

const submittedAt = instantOf('2025-12-01', '10:06:00');
const readyAt = submittedAt + 7 * DAY_MS;
const journey = (changes: Partial<Journey> = {}): Journey => ({
  transferId: 't1',
  fromInstitutionName: '长沙市XX医院',
  fromDepartmentName: '感染科',
  toInstitutionName: '湘潭市XX医院',
  toDepartmentName: '急诊科',
  comesBack: false,
  why: '人才引进',
  state: 'asked',
  turn: 'old',
  submittedAt,
  readyAt,
  seen: null,
  steps: [],
  ...changes,
});
const titles = (changes: Partial<Journey>, now = submittedAt) =>
  wayOf(journey(changes), now).steps.map(({ title, tone }) => `${tone} ${title}`);

describe('the way of a transfer', () => {
  it('counts the days, and says until when the old institution has to answer', () => {
    const way = wayOf(journey(), submittedAt + 3 * DAY_MS);
    const { cells, ...period } = way.period ?? { cells: [] };
    expect(cells.map(({ standing }) => standing).join(' ')).toBe('done done done today ahead ahead ahead');
    expect(period).toEqual({
      line: '原单位答复期',
      day: '4',
      begin: '12-01 10:06 开始',
      end: '12-08 10:06 截止',
    });
    expect(way.steps.at(-1)?.line).toBe('须在 12-08 10:06 前同意或提出异议，过期由新单位决定');
  });

  it('says that the days are over and that nobody has objected', () => {
    expect(wayOf(journey({ turn: 'new' }), readyAt).period).toBeNull();
    expect(titles({ turn: 'new' }, readyAt)).toEqual([
      'dn 提交申请',
      'dn 答复期已满，原单位没有异议',
      'wt 等湘潭市XX医院审核',
    ]);
  });

  it('tells an objection with its reason, and what can be done', () => {
    const object = { act: 'object', at: submittedAt, by: '李建华', reason: '服务期未满' } as const;
    const seen = { at: submittedAt, by: '李建华' };
    const way = wayOf(
      journey({ state: 'objected', turn: 'trainee', readyAt: null, seen, steps: [object] }),
      submittedAt,
    );
    expect(way.steps.map(({ title }) => title)).toEqual([
      '提交申请',
      '原单位已看到',
      '长沙市XX医院有异议',
      '等本人决定',
    ]);
    expect(way.steps[2]).toMatchObject({ tone: 'er', reason: '服务期未满', line: '12-01 10:06 · 李建华' });
  });

  it('ends with what ended it', () => {
    const withdraw = { act: 'withdraw', at: submittedAt, by: '', reason: '' } as const;
    expect(titles({ state: 'withdrawn', turn: 'nobody', steps: [withdraw] })).toEqual(['dn 提交申请', 'er 本人撤回']);
  });

  it('is no way between two institutions for whoever comes back', () => {
    expect(titles({ comesBack: true, state: 'agreed', turn: 'new', readyAt: submittedAt })).toEqual([
      'dn 申请恢复注册',
      'wt 等湘潭市XX医院审核',
    ]);
  });
});
