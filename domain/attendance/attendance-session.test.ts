import { checkSessionSettings, decideOpening } from './attendance-session';
import { instantOf } from '../kernel/time';

const day = '2025-11-29';
const at = (clock: string): number => instantOf(day, clock);
const batch = {
  begin: day,
  end: '2025-11-30',
  windows: [
    { begin: at('07:00:00'), end: at('12:00:00') },
    { begin: at('13:00:00'), end: at('18:00:00') },
  ],
};

describe('the settings of a session (M11, M12)', () => {
  it.each([
    [3, null, []],
    [30, 1, []],
    [5, 100_000, []],
    [2, null, ['rotationOutOfRange']],
    [31, 0, ['rotationOutOfRange', 'capOutOfRange']],
    [5.5, 100_001, ['rotationOutOfRange', 'capOutOfRange']],
    [Number.NaN, 1.5, ['rotationOutOfRange', 'capOutOfRange']],
  ])('with a rotation of %p s and a cap of %p have the problems %p', (rotationSeconds, cap, problems) => {
    expect(checkSessionSettings({ rotationSeconds, cap })).toEqual(problems);
  });
});

describe('opening QR attendance', () => {
  const facts = { projectState: 'approved', batch, courseIds: ['course'], now: at('06:30:00') } as const;

  it('is possible on a day of the batch of an approved project', () => {
    expect(decideOpening(facts)).toEqual({ kind: 'open' });
  });

  it('is refused before the approval, outside the batch, and without a course (M4, M8)', () => {
    expect(decideOpening({ ...facts, projectState: 'submitted' })).toEqual({
      kind: 'refuse',
      reason: 'projectNotApproved',
    });
    expect(decideOpening({ ...facts, now: at('00:00:00') - 1 })).toEqual({ kind: 'refuse', reason: 'outsideBatch' });
    expect(decideOpening({ ...facts, courseIds: [] })).toEqual({ kind: 'refuse', reason: 'noCourse' });
  });
});
