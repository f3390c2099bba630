import { instantOf } from '../kernel/time';
import { proposeWindows } from './batch';
import { askingOf, planOf, windowsOf } from './planned-windows';

const batch = { begin: '2025-11-29', end: '2025-11-30', windows: [] };
const on = (day: string, begin: string, end: string) => ({ begin: instantOf(day, begin), end: instantOf(day, end) });
const lesson = (day: string, begin: string, end: string) => ({ day, begin, end });
const morning = { lessons: [lesson('2025-11-29', '08:30', '10:00')] };
const later = {
  lessons: [lesson('2025-11-29', '10:15', '11:45'), lesson('2025-11-29', '14:00', '15:30')],
};

/** Of a course beside one that is taught all the time. */
const ofOne = (planned: Parameters<typeof planOf>[0], course: Parameters<typeof planOf>[1][number]) =>
  planOf(planned, [course, { lessons: [] }])[0];

describe('when people are to check in to a course', () => {
  it('is from half an hour before each lesson until its end', () => {
    expect(ofOne(batch, later)).toEqual([
      on('2025-11-29', '09:45:00', '11:45:00'),
      on('2025-11-29', '13:30:00', '15:30:00'),
    ]);
  });

  it('is as planned for the batch, or the usual window, where the course does not say when it is taught', () => {
    const usual = [on('2025-11-29', '07:00:00', '18:00:00'), on('2025-11-30', '07:00:00', '18:00:00')];
    expect(ofOne(batch, { lessons: [] })).toEqual(usual);
    expect(ofOne(batch, { lessons: [lesson('2025-12-06', '08:30', '10:00')] })).toEqual(usual);
    const byHand = on('2025-11-29', '08:00:00', '12:00:00');
    expect(ofOne({ ...batch, windows: [byHand] }, { lessons: [] })).toEqual([byHand, usual[1]]);
  });

  it('never begins on the day before', () => {
    expect(ofOne(batch, { lessons: [lesson('2025-11-30', '00:10', '01:00')] })).toEqual([
      on('2025-11-30', '00:00:00', '01:00:00'),
    ]);
  });

  it('is not on a day that was marked as without teaching', () => {
    const resting = { ...batch, restDays: [{ day: '2025-11-29', reason: '停电检修' }] };
    const both = { lessons: [...morning.lessons, lesson('2025-11-30', '08:30', '10:00')] };
    expect(ofOne(resting, both)).toEqual([on('2025-11-30', '08:00:00', '10:00:00')]);
  });

  it('is in the windows that were set by hand for the day, so that nobody is asked for more than the notice says', () => {
    const [first, second] = [on('2025-11-29', '07:00:00', '12:00:00'), on('2025-11-29', '13:00:00', '18:00:00')];
    expect(ofOne({ ...batch, windows: [first, second] }, morning)).toEqual([first]);
    const evening = { lessons: [lesson('2025-11-29', '19:00', '20:00')] };
    expect(ofOne({ ...batch, windows: [first, second] }, evening)).toEqual([first, second]);
  });
});

describe('a day on which nobody says that they teach', () => {
  const usual = on('2025-11-30', '07:00:00', '18:00:00');

  it('belongs to every course: people are told of it, and a grant wants it (M8)', () => {
    expect(planOf(batch, [morning, later]).map((windows) => windows.at(-1))).toEqual([usual, usual]);
  });

  it('has the windows set by hand for it', () => {
    const byHand = on('2025-11-30', '09:00:00', '11:00:00');
    expect(planOf({ ...batch, windows: [byHand] }, [morning, later]).map((all) => all.at(-1))).toEqual([
      byHand,
      byHand,
    ]);
  });
});

it('a window set by hand in which nobody teaches is asked by every course of its day', () => {
  const [early, evening] = [on('2025-11-29', '08:00:00', '12:00:00'), on('2025-11-29', '19:00:00', '20:00:00')];
  const both = { lessons: [...morning.lessons, lesson('2025-11-30', '08:30', '10:00')] };
  const elsewhere = { lessons: [lesson('2025-11-30', '08:30', '10:00')] };
  const [first, second] = planOf({ ...batch, windows: [early, evening] }, [both, elsewhere]);
  expect(first?.slice(0, 2)).toEqual([early, evening]);
  expect(second).toEqual([on('2025-11-30', '08:00:00', '10:00:00')]);
});

it('says in a word what a batch asks for: once a day, every window, or what each course says', () => {
  const two = [{ lessons: [] }, { lessons: [] }];
  expect(askingOf(batch, two)).toBe('onceADay');
  expect(askingOf(batch, [{ lessons: [] }, morning])).toBe('byCourse');
  const halves = [on('2025-11-29', '08:00:00', '09:00:00'), on('2025-11-29', '14:00:00', '15:00:00')];
  expect(askingOf({ ...batch, windows: halves }, two)).toBe('everyWindow');
});

describe('the windows of a batch', () => {
  it('join the lessons of a morning, and keep the usual one on a day without lessons', () => {
    expect(windowsOf(batch, [morning, later])).toEqual([
      on('2025-11-29', '08:00:00', '11:45:00'),
      on('2025-11-29', '13:30:00', '15:30:00'),
      on('2025-11-30', '07:00:00', '18:00:00'),
    ]);
  });

  it('are as long as the usual one where a course does not say when it is taught', () => {
    expect(windowsOf(batch, [morning, { lessons: [] }])[0]).toEqual(on('2025-11-29', '07:00:00', '18:00:00'));
  });

  it('are the usual ones on days that have none of their own', () => {
    const threeDays = { begin: '2025-11-29', end: '2025-12-01' };
    const [first, second, third] = proposeWindows(threeDays);
    const early = on('2025-11-30', '08:00:00', '12:00:00');
    const evening = on('2025-11-30', '19:00:00', '21:00:00');
    expect(windowsOf({ ...threeDays, windows: [] }, [])).toEqual([first, second, third]);
    expect(windowsOf({ ...threeDays, windows: [evening, early] }, [])).toEqual([first, early, evening, third]);
  });

  it('set by hand win over lessons', () => {
    const byHand = on('2025-11-29', '07:00:00', '12:00:00');
    expect(windowsOf({ ...batch, windows: [byHand] }, [later])[0]).toEqual(byHand);
  });

  it('are one a day where the lessons would make more than an analysis has room for', () => {
    const days = Array.from({ length: 21 }, (_, n) => `2025-11-${String(n + 1).padStart(2, '0')}`);
    const long = { begin: '2025-11-01', end: '2025-11-21', windows: [] };
    const lessons = days.flatMap((day) => [lesson(day, '08:30', '10:00'), lesson(day, '14:00', '16:00')]);
    expect(windowsOf(long, [{ lessons }])).toHaveLength(21);
    expect(windowsOf(long, [{ lessons }])[0]).toEqual(on('2025-11-01', '08:00:00', '16:00:00'));
  });
});
