import { instantOf } from '../kernel/time';
import { dueOf } from './due';
import { slotsOf, type SlotRecord } from './slots';
import { windowsToday } from './windows-today';

const day = '2025-11-29';
const at = (clock: string, on = day) => instantOf(on, clock);
const morning = { begin: at('07:00:00'), end: at('12:00:00') };
const afternoon = { begin: at('13:00:00'), end: at('18:00:00') };
const batch = { begin: day, end: '2025-11-30', windows: [afternoon, morning] };

const evidence =
  (standing: SlotRecord['standing']) =>
  (clock: string, courseIds?: string[]): SlotRecord => ({
    recordId: `${standing} ${clock}`,
    at: at(clock),
    standing,
    courseIds,
  });
const counted = evidence('counts');
const provisional = evidence('provisional');
const unconfirmed = evidence('awaitsConfirmation');
const course = (courseId: string, lessons: { day: string; begin: string; end: string }[] = []) => ({
  courseId,
  hourTenths: 30,
  lessons,
});

function shownOf({
  records = [],
  now,
  courses = [course('c1')],
  planned = batch,
}: {
  records?: SlotRecord[];
  now: number;
  courses?: ReturnType<typeof course>[];
  planned?: typeof batch & { restDays?: { day: string; reason: string }[] };
}) {
  const due = dueOf({
    batch: planned,
    project: { courses, creditHundredths: 200, hourTenths: 60 },
    evidence: records,
    now,
  });
  return windowsToday({ slots: slotsOf({ batch: planned, courses, records, now }), due, now });
}

describe("today's windows", () => {
  it('are the planned ones in their order, each with its state', () => {
    const shown = shownOf({ records: [counted('08:30:00'), counted('08:00:00')], now: at('12:30:00') });
    const plain = { courseIds: ['c1'], otherCourse: false };
    expect(shown).toEqual([
      { day, begin: '07:00:00', end: '12:00:00', state: 'done', at: at('08:00:00'), need: 'none', ...plain },
      { day, begin: '13:00:00', end: '18:00:00', state: 'upcoming', need: 'must', ...plain },
    ]);
  });

  it('wait for what the only check-in waits for, and are done as soon as one counts', () => {
    const stateWith = (...records: SlotRecord[]) => shownOf({ records, now: at('12:30:00') })[0];
    expect(stateWith(provisional('08:00:00'))).toMatchObject({ state: 'provisional', at: at('08:00:00') });
    expect(stateWith(unconfirmed('08:00:00'))).toMatchObject({ state: 'awaitsConfirmation', at: at('08:00:00') });
    expect(stateWith(unconfirmed('08:00:00'), provisional('09:00:00'))).toMatchObject({ state: 'provisional' });
    expect(stateWith(unconfirmed('08:00:00'), counted('09:00:00'))).toMatchObject({
      state: 'done',
      at: at('09:00:00'),
    });
  });

  it('are open until the end of their last second, then missed', () => {
    const stateAt = (now: number) => shownOf({ now })[0]?.state;
    expect(stateAt(at('12:00:00') + 999)).toBe('open');
    expect(stateAt(at('12:00:01'))).toBe('missed');
  });

  it('are the usual one where none is planned, and none on a day without teaching', () => {
    const now = at('10:00:00', '2025-11-30');
    expect(shownOf({ now })).toMatchObject([{ begin: '07:00:00', end: '18:00:00', state: 'open' }]);
    const resting = { ...batch, restDays: [{ day: '2025-11-30', reason: '参观' }] };
    expect(shownOf({ planned: resting, now })).toEqual([]);
  });

  it('of several courses say which asks for them, and that a scan there was for another one', () => {
    const courses = [
      course('c1', [{ day, begin: '08:30', end: '10:00' }]),
      course('c2', [{ day, begin: '14:00', end: '15:30' }]),
    ];
    const planned = { ...batch, end: day, windows: [] };
    const records = [counted('08:40:00', ['c2'])];
    expect(shownOf({ courses, planned, records, now: at('11:00:00') })).toMatchObject([
      { state: 'missed', need: 'none', courseIds: ['c1'], otherCourse: true },
      { state: 'upcoming', need: 'must', courseIds: ['c2'], otherCourse: false },
    ]);
  });
});
