import { aProjectDetail } from '../../../../test/support/project-detail';
import {
  headOf,
  linesOf,
  nearness,
  outcomeOf,
  pastLine,
  replacedDocuments,
  tellLine,
  type Reviewed,
} from './index.view';

const before = aProjectDetail({ state: 'approved' });
const file = { kind: 'notice' as const, fileName: 'a.pdf', sizeBytes: 2048, uploadedAt: 0 };
const change: NonNullable<Reviewed['change']> = {
  changeId: 'p1:1',
  number: 1,
  state: 'submitted',
  revision: 1,
  reason: '门诊楼停电检修',
  documents: [file],
  submittedAt: 0,
  timesSubmitted: 1,
  by: '李建华',
  reviews: [],
};
const reviewed = (over: Partial<Reviewed> = {}): Reviewed => ({
  change,
  before,
  after: { ...before, form: { ...before.form, venue: '综合楼三楼' } },
  lacking: [],
  past: [],
  followers: 168,
  waitingDays: 1,
  checks: [],
  ...over,
});

describe('a change request before the centre (J2b)', () => {
  it('shows who asks for what and why, only what changes', () => {
    expect(headOf(reviewed())).toMatchObject({
      waited: '1 天',
      reason: '门诊楼停电检修',
      asked: '李建华 · 1970-01-01 08:00',
    });
    expect(linesOf(reviewed())).toMatchObject([{ what: '举办地点', after: '综合楼三楼' }]);
    expect(replacedDocuments(reviewed())).toMatchObject([{ label: '会议通知', hasOld: true }]);
  });

  it('says how near the day is', () => {
    expect(nearness(reviewed(), '2025-12-04')).toBe('2 天后开课（2025-12-06 周六）');
    expect(nearness(reviewed(), '2025-12-06')).toContain('今天开课');
    expect(nearness(reviewed(), '2025-12-07')).toBe('正在举办');
    expect(nearness(reviewed(), '2025-12-09')).toBe('');
  });

  it('says what stands against it and who is told', () => {
    expect(pastLine(reviewed())).toBe('没有改动已经过去的日子');
    expect(pastLine(reviewed({ past: ['pastDays.b1'] }))).toContain('只能退回');
    expect(tellLine(reviewed())).toContain('168 位');
    expect(tellLine(reviewed({ followers: 0 }))).toBe('批准后马上通知已签到的人');
  });

  it('shows what was decided', () => {
    const review = { decision: 'approve' as const, reason: '', at: 0, by: '何静' };
    expect(outcomeOf(reviewed())).toBeNull();
    expect(outcomeOf(reviewed({ change: { ...change, state: 'approved', reviews: [review] } }))?.title).toBe('已通过');
    expect(outcomeOf(reviewed({ change: { ...change, state: 'draft' } }))?.title).toBe('单位已撤回');
  });
});
