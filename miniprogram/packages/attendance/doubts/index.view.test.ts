import { instantOf, SECOND_MS } from '../../../../domain/kernel/time';
import { suspiciousFlags } from '../../../../domain/attendance/attendance-record';
import { doubtCard, flagChips, isFlag, sessionChips, ticksOf, type DoubtRow } from './index.view';

const at = instantOf('2025-11-29', '08:58:20');
const row = (over: Partial<DoubtRow> = {}): DoubtRow => ({
  recordId: 'r1',
  sessionId: 's1',
  personId: 'p1',
  name: '彭涛',
  personNumber: '1',
  institutionName: '湘潭市XX医院',
  departmentName: '检验科',
  outside: true,
  evidenceAt: at,
  receivedAt: at + SECOND_MS,
  ageMs: 12 * SECOND_MS,
  rotationSeconds: 5,
  placeName: '学术报告厅',
  place: null,
  flags: [],
  signs: {},
  awaitsConfirmation: false,
  ...over,
});
const card = (over: Partial<DoubtRow>) => doubtCard(row(over), at);

describe('a check-in to look at', () => {
  it('says what was seen, in figures where there are any', () => {
    const elsewhere = { flags: ['twoPlaces' as const], signs: { elsewhereAt: instantOf('2025-11-29', '08:49:05') } };
    expect(card(elsewhere)).toMatchObject({
      from: '湘潭市XX医院 · 检验科',
      when: '11-29 08:58:20 · 学术报告厅',
      evidence: ['08:49:05 在另一场会议也签到，相隔 9 分钟'],
    });
    expect(card({ flags: ['longAfterDisplay'] }).evidence).toEqual(['码出现后 12 秒才扫到，每 5 秒换一个码']);
    expect(card({ flags: ['codeTail'], signs: { tailVisits: 4 } })).toMatchObject({
      evidence: ['来了 4 次，每次扫到的码都已经换下'],
      spotCheck: true,
    });
    expect(card({ flags: ['sameLateCode'], signs: { codePeople: 4 }, awaitsConfirmation: true }).evidence).toEqual([
      '4 人补传同一个码，那时会场的网络正常',
      '这条补传还没有确认，核实以后还要确认才计入',
    ]);
    expect(card({ flags: ['outsidePlace'], place: 'within10km' }).evidence).toEqual(['场外，2–10 公里']);
  });

  it('has evidence and advice for every flag, also where figures are missing', () => {
    for (const flag of suspiciousFlags) {
      const { evidence, advice } = card({ flags: [flag] });
      expect(evidence).toHaveLength(1);
      expect(evidence[0]).not.toMatch(/undefined|NaN/);
      expect(advice).toMatch(/。$/);
    }
  });

  it('leads to a spot check on its day alone', () => {
    expect(doubtCard(row({ flags: ['codeTail'] }), instantOf('2025-11-30')).spotCheck).toBe(false);
  });
});

it('offers the flags that there are with their figures, and halls where there are several', () => {
  const counts = [{ flag: 'twoPlaces' as const, count: 1 }];
  expect(flagChips({ total: 4, counts }).map(({ label }) => label)).toEqual(['待核实 4', '两地同时签到 1']);
  expect([isFlag('twoPlaces', { counts }), isFlag('', { counts })]).toEqual(['twoPlaces', undefined]);
  const hall = { sessionId: 's1', number: 1, placeName: '主会场', day: null };
  expect(sessionChips({ sessions: [hall] })).toEqual([]);
  const two = sessionChips({ sessions: [hall, { ...hall, sessionId: 's2', number: 2, day: '2025-11-29' }] });
  expect(two.map(({ label }) => label)).toEqual(['全部场次', '1 主会场', '2 主会场 11-29']);
});

it('knows when everything is ticked', () => {
  const cards = [card({}), card({})];
  expect(ticksOf(cards)).toEqual({ count: 0, all: false });
  expect(ticksOf(cards.map((each) => ({ ...each, ticked: true })))).toEqual({ count: 2, all: true });
});
