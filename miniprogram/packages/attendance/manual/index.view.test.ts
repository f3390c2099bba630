import { instantOf } from '../../../../domain/kernel/time';
import { doneWords, likelySession, manualTip, slotChips, standingLine } from './index.view';

const at = (clock: string, day = '2025-11-29'): number => instantOf(day, clock);
const slot = (begin: string, end: string, state: 'done' | 'open' | 'missed' | 'upcoming' | 'awaitsConfirmation') => ({
  begin: at(begin),
  end: at(end),
  state,
  topics: [],
  need: 'must' as const,
  costs: state === 'missed',
});

describe('现场补签', () => {
  it('offers what has begun and is open, the newest first', () => {
    const slots = [slot('07:00:00', '12:00:00', 'missed'), slot('13:00:00', '18:00:00', 'open')];
    expect(slotChips({ slots }, { now: at('13:30:00'), day: null }).map(({ label }) => label)).toEqual([
      '下午 · 现在',
      '上午 07:00–12:00',
    ]);
    expect(
      slotChips({ slots: slots.map((each) => ({ ...each, state: 'upcoming' })) }, { now: at('06:00:00'), day: null }),
    ).toEqual([]);
    expect(slotChips({ slots }, { now: at('08:00:00', '2025-11-30'), day: null })[1]?.label).toBe(
      '11-29 上午 07:00–12:00',
    );
  });

  it('offers the slots of the day of a session that has one, and takes that of today for the likely one', () => {
    const slots = [slot('07:00:00', '12:00:00', 'missed')];
    expect(slotChips({ slots }, { now: at('13:30:00'), day: '2025-11-30' })).toEqual([]);
    const sessions = [
      { sessionId: 'all', placeName: '', day: null, topics: [] },
      { sessionId: 'today', placeName: '', day: '2025-11-29', topics: [] },
    ];
    expect(likelySession(sessions, '2025-11-29')?.sessionId).toBe('today');
    expect(likelySession(sessions, '2025-11-30')?.sessionId).toBe('all');
    expect(likelySession([], '2025-11-30')).toBeUndefined();
  });

  it('offers no slot of a course that the session does not cover', () => {
    const own = { ...slot('07:00:00', '12:00:00', 'missed'), topics: ['质谱鉴定'] };
    const chips = (topics: string[]) => slotChips({ slots: [own] }, { now: at('13:30:00'), day: null, topics });
    expect(chips(['真菌'])).toEqual([]);
    expect(chips(['质谱鉴定', '真菌'])).toHaveLength(1);
    expect(chips([])).toHaveLength(1);
  });

  it('says why there is nothing to choose', () => {
    expect(standingLine({ slots: [slot('07:00:00', '12:00:00', 'done')] }, [])).toBe('已开始的时段都已签到');
    expect(standingLine({ slots: [slot('07:00:00', '12:00:00', 'awaitsConfirmation')] }, [])).toMatch('补传待确认');
    expect(standingLine({ slots: [slot('07:00:00', '12:00:00', 'upcoming')] }, [])).toBe('还没有时段开始');
  });

  it('asks for the first thing that is missing', () => {
    const all = { hasSession: true, chosen: true, slots: 1, reason: 'phoneDead', note: '' } as const;
    expect(manualTip(all)).toBe('');
    expect(manualTip({ ...all, chosen: false })).toMatch('选择要补签的人');
    expect(manualTip({ ...all, slots: 0 })).toMatch('时段');
    expect(manualTip({ ...all, reason: '' })).toMatch('原因');
    expect(manualTip({ ...all, reason: 'other', note: '忘了' })).toMatch('4 个字');
    expect(manualTip({ ...all, hasSession: false })).toMatch('打开二维码');
  });

  it('says what was done', () => {
    expect(doneWords({ recorded: 2, already: 0, provisional: false })).toBe('已补签 2 个时段');
    expect(doneWords({ recorded: 0, already: 1, provisional: false })).toBe('这个时段已经签到');
    expect(doneWords({ recorded: 1, already: 0, provisional: true })).toMatch('注册通过后计入');
  });
});
