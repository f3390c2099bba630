import type { Holding } from './project-step';
import { closingOf, dueOf, isBatchPast, isGranted, isUnfinished, projectStep } from './project-step';
import type { GrantRoundState } from './grant';
import { instantOf } from '../kernel/time';

const first = { batchId: 'first', begin: '2025-11-29', end: '2025-11-30', windows: [] };
const second = { batchId: 'second', begin: '2025-12-06', end: '2025-12-06', windows: [] };
const holding = (facts: Partial<Holding> = {}): Holding => ({
  state: 'approved',
  batches: [first],
  courses: [],
  rounds: [],
  ...facts,
});
const during = instantOf('2025-11-29', '09:00:00');
const after = instantOf('2025-12-01', '09:00:00');

describe('the step of a project', () => {
  it.each([
    ['draft', 'apply'],
    ['submitted', 'review'],
    ['returned', 'review'],
    ['approved', 'hold'],
  ] as const)('of a %s project before its end is %s', (state, step) => {
    expect(projectStep(holding({ state }), during)).toBe(step);
  });

  it('is the grant once the last batch is over, not before', () => {
    expect(projectStep(holding(), after)).toBe('grant');
    expect(projectStep(holding({ batches: [first, second] }), after)).toBe('hold');
  });

  it.each([
    ['granting', 'grant'],
    ['granted', 'materials'],
    ['nobodyGranted', 'done'],
    ['materialsSubmitted', 'materials'],
    ['materialsReturned', 'materials'],
    ['effective', 'done'],
  ] as const)('with a round that is %s is %s', (state, step) => {
    expect(projectStep(holding({ rounds: [{ batchId: 'first', state }] }), after)).toBe(step);
  });

  it('is done only when every batch has an effective round', () => {
    const rounds = [{ batchId: 'first', state: 'effective' }] as const;
    const batches = [first, second];
    expect(projectStep(holding({ batches, rounds }), after)).toBe('hold');
    expect(projectStep(holding({ batches, rounds }), instantOf('2025-12-07'))).toBe('grant');
    const all = [...rounds, { batchId: 'second', state: 'effective' }] as const;
    expect(projectStep(holding({ batches, rounds: all }), instantOf('2025-12-07'))).toBe('done');
  });

  it('is the materials while one of two rounds of a batch waits', () => {
    const rounds = [
      { batchId: 'first', state: 'granted' },
      { batchId: 'first', state: 'effective' },
    ] as const;
    expect(projectStep(holding({ rounds }), after)).toBe('materials');
  });

  it('never asks for the grant of a cancelled project', () => {
    expect(projectStep(holding({ state: 'cancelled' }), after)).toBe('hold');
  });
});

describe('a batch', () => {
  it('is past from the second after its last proposed window', () => {
    expect(isBatchPast(first, [], instantOf('2025-11-30', '18:00:00') + 999)).toBe(false);
    expect(isBatchPast(first, [], instantOf('2025-11-30', '18:00:01'))).toBe(true);
  });

  it('is past after its own last window where windows are planned', () => {
    const window = { begin: instantOf('2025-11-30', '08:00:00'), end: instantOf('2025-11-30', '12:00:00') };
    expect(isBatchPast({ ...first, windows: [window] }, [], instantOf('2025-11-30', '12:00:01'))).toBe(true);
  });

  it('is not past before the usual window of its last day has ended, where only other days have their own', () => {
    const window = { begin: instantOf('2025-11-29', '08:00:00'), end: instantOf('2025-11-29', '12:00:00') };
    const batch = { ...first, windows: [window] };
    expect(isBatchPast(batch, [], instantOf('2025-11-30', '09:00:00'))).toBe(false);
    expect(isBatchPast(batch, [], instantOf('2025-11-30', '18:00:01'))).toBe(true);
  });

  it('is not past on an evening before its last day', () => {
    expect(isBatchPast(first, [], instantOf('2025-11-29', '23:59:59'))).toBe(false);
  });
});

describe('granted', () => {
  it('means that each batch has a round', () => {
    const rounds = [{ batchId: 'first', state: 'granted' }] as const;
    expect(isGranted({ batches: [first], rounds })).toBe(true);
    expect(isGranted({ batches: [first, second], rounds })).toBe(false);
    expect(isGranted({ batches: [], rounds: [] })).toBe(false);
  });
});

describe('what still waits for somebody (M4)', () => {
  const batches = [
    { batchId: 'b1', begin: '2025-11-10', end: '2025-11-11', windows: [] },
    { batchId: 'b2', begin: '2025-11-15', end: '2025-11-16', windows: [] },
  ];
  const round = (batchId: string, state: GrantRoundState) => ({ batchId, state });

  it('is everything before the decision, and everything approved until each batch has its credits', () => {
    for (const state of ['draft', 'submitted', 'returned', 'approved'] as const)
      expect(isUnfinished({ state, batches, rounds: [] })).toBe(true);
    expect(isUnfinished({ state: 'approved', batches, rounds: [round('b1', 'effective')] })).toBe(true);
    const settled = [round('b1', 'effective'), round('b2', 'nobodyGranted')];
    expect(isUnfinished({ state: 'approved', batches, rounds: settled })).toBe(false);
  });

  it('is a round whose materials are not through, also after the project was closed', () => {
    for (const state of ['granting', 'granted', 'materialsSubmitted', 'materialsReturned'] as const)
      expect(isUnfinished({ state: 'closed', batches, rounds: [round('b1', state)] })).toBe(true);
    expect(isUnfinished({ state: 'closed', batches, rounds: [] })).toBe(false);
    expect(isUnfinished({ state: 'cancelled', batches, rounds: [] })).toBe(false);
  });

  it('is due two weeks before the first day, then two weeks after the batch that ended first and was not reported', () => {
    const at = (day: string) => instantOf(day, '09:00:00');
    const due = (holding: Partial<Parameters<typeof dueOf>[0]>, day: string) =>
      dueOf({ state: 'approved', batches, courses: [], rounds: [], firstDay: '2025-11-10', ...holding }, at(day));
    expect(due({ state: 'draft' }, '2025-10-27')).toEqual({ what: 'submit', day: '2025-10-27', daysLate: 0 });
    expect(due({ state: 'returned' }, '2025-10-29')).toEqual({ what: 'submit', day: '2025-10-27', daysLate: 2 });
    expect(due({ state: 'draft', firstDay: null }, '2025-10-29')).toBeUndefined();
    expect(due({ state: 'submitted' }, '2025-11-29')).toBeUndefined();
    expect(due({}, '2025-11-11')).toBeUndefined();
    expect(due({}, '2025-11-28')).toEqual({ what: 'report', day: '2025-11-25', daysLate: 3 });
    expect(due({ rounds: [round('b1', 'materialsSubmitted')] }, '2025-11-28')?.day).toBe('2025-11-30');
    expect(due({ state: 'closed' }, '2025-12-28')).toBeUndefined();
  });
});

it('what closing rests on: that every batch is over, which rounds are open, and which batches nobody granted', () => {
  const rounds = [{ batchId: 'first', state: 'materialsSubmitted' as const }];
  expect(closingOf({ batches: [first, second], courses: [], rounds }, after)).toEqual({
    over: false,
    openRounds: 1,
    withoutCredits: ['second'],
  });
  const settled = [{ batchId: 'first', state: 'effective' as const }];
  expect(closingOf({ batches: [first], courses: [], rounds: settled }, after)).toEqual({
    over: true,
    openRounds: 0,
    withoutCredits: [],
  });
});
