import { instantOf } from '../kernel/time';
import { dutyHour, isUnattended } from './daily-duty';

const at = (clock: string) => instantOf('2025-11-29', clock);
const windows = [{ begin: at('13:00:00'), end: at('18:00:00') }];

it('is looked at from eight, ten and noon on', () => {
  expect(
    ['07:59:59', '08:00:00', '09:59:59', '10:00:00', '12:00:00', '23:00:00'].map((clock) => dutyHour(at(clock))),
  ).toEqual([undefined, '08', '08', '10', '12', '12']);
});

it('warns of a day that nobody has opened, even before its first window', () => {
  expect(isUnattended({ windows, opened: false, people: 0, now: at('08:00:00') })).toBe('notOpened');
});

it('warns of an open one without anybody only once its first window has begun', () => {
  expect(isUnattended({ windows, opened: true, people: 0, now: at('12:59:59') })).toBeUndefined();
  expect(isUnattended({ windows, opened: true, people: 0, now: at('13:00:00') })).toBe('nobodyCame');
});

it('says nothing once somebody came, nor of a day without teaching', () => {
  expect(isUnattended({ windows, opened: true, people: 1, now: at('14:00:00') })).toBeUndefined();
  expect(isUnattended({ windows, opened: false, people: 1, now: at('14:00:00') })).toBeUndefined();
  expect(isUnattended({ windows: [], opened: false, people: 0, now: at('14:00:00') })).toBeUndefined();
});
