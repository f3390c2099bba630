import fc from 'fast-check';
import { instantOf } from '../kernel/time';
import {
  appealStates,
  appealSubjectKey,
  attendanceAppealUntil,
  decideAppeal,
  decideAsking,
  isAppealable,
  outcomeAppealUntil,
  type AppealState,
} from './appeal';

const until = attendanceAppealUntil({ end: '2025-11-30' });
const asked = (changes: Partial<Parameters<typeof decideAsking>[0]> = {}) =>
  decideAsking({
    projectState: 'approved',
    founded: true,
    until,
    earlier: [],
    note: '坐在第六排',
    now: until,
    ...changes,
  });

describe('until when somebody may appeal', () => {
  it('is the last millisecond of the third day after the batch', () => {
    expect(until).toBe(instantOf('2025-12-04') - 1);
    expect(asked()).toEqual({ kind: 'open' });
    expect(asked({ now: until + 1 })).toEqual({ kind: 'refuse', reason: 'appealOver' });
  });

  it('is the last millisecond of the fifteenth day after an outcome was told', () => {
    expect(outcomeAppealUntil(instantOf('2025-12-01', '09:30:00'))).toBe(instantOf('2025-12-17') - 1);
  });
});

describe('an appeal', () => {
  it('says why in four characters at least, and that there is something to appeal', () => {
    expect(asked({ note: '在　场。' })).toEqual({ kind: 'refuse', reason: 'reasonRequired' });
    expect(asked({ founded: false })).toEqual({ kind: 'refuse', reason: 'nothingToAppeal' });
    expect(asked({ projectState: 'cancelled' })).toEqual({ kind: 'refuse', reason: 'projectNotApproved' });
    expect(asked({ projectState: 'closed' })).toEqual({ kind: 'open' });
  });

  it('is one at a time, also after the last day, and three at most', () => {
    expect(asked({ earlier: ['refused', 'open'], now: until + 1 })).toEqual({ kind: 'refuse', reason: 'appealOpen' });
    expect(asked({ earlier: ['refused', 'withdrawn'] })).toEqual({ kind: 'open' });
    expect(asked({ earlier: ['refused', 'withdrawn', 'refused'] })).toMatchObject({ reason: 'appealTooOften' });
  });

  it('is about a slot that is over and lacks its person, or whose record was taken back', () => {
    expect(isAppealable({ state: 'missed' })).toBe(true);
    expect(isAppealable({ state: 'open', cause: 'removed' })).toBe(true);
    for (const state of ['done', 'provisional', 'awaitsConfirmation', 'open', 'upcoming'] as const)
      expect(isAppealable({ state })).toBe(false);
  });

  it('is told apart by its person’s day, round or entry', () => {
    const day = { kind: 'attendance', projectId: 'p', batchId: 'b', day: '2025-11-29' } as const;
    const keys = [
      day,
      { ...day, day: '2025-11-30' },
      { kind: 'outcome', roundId: 'p' },
      { kind: 'reversal', entryId: 'p' },
    ] as const;
    expect(new Set(keys.map(appealSubjectKey)).size).toBe(keys.length);
  });
});

describe('an answer', () => {
  it('has a reason either way, whenever it comes, and is nobody’s to their own', () => {
    expect(decideAppeal('open', { kind: 'grant', reason: '何静证实在场', own: false })).toEqual({
      kind: 'move',
      to: 'granted',
    });
    expect(decideAppeal('open', { kind: 'refuse', reason: '名单上没有', own: false })).toMatchObject({ to: 'refused' });
    expect(decideAppeal('open', { kind: 'grant', reason: '同意', own: false })).toMatchObject({
      reason: 'reasonRequired',
    });
    expect(decideAppeal('open', { kind: 'grant', reason: '何静证实在场', own: true })).toMatchObject({
      reason: 'ownAppeal',
    });
  });

  it('is given once: nothing that is decided moves again, whoever comes second', () => {
    const decided = fc.constantFrom(...appealStates.filter((state) => state !== 'open'));
    const act = fc.oneof(
      fc.record({
        kind: fc.constantFrom('grant' as const, 'refuse' as const),
        reason: fc.string(),
        own: fc.boolean(),
      }),
      fc.constant({ kind: 'withdraw' as const }),
    );
    fc.assert(
      fc.property(decided, fc.array(act, { maxLength: 5 }), (state: AppealState, acts) => {
        for (const each of acts)
          expect(decideAppeal(state, each)).toEqual({ kind: 'refuse', reason: 'appealAnswered' });
      }),
    );
  });
});
