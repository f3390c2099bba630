/** The one place where days, instants and amounts become words on a screen. All in Asia/Shanghai. */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { formatCreditHundredths, formatHourTenths } from '../../domain/kernel/amount';
import { MINUTE_MS, SECOND_MS, type Day } from '../../domain/kernel/time';

dayjs.extend(utc);

/** Shanghai has had no summer time since 1991; a phone's own zone says nothing about the hall's. */
const SHANGHAI_MINUTES = 8 * 60;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

const at = (instant: number) => dayjs.utc(instant).utcOffset(SHANGHAI_MINUTES);
const on = (day: Day) => dayjs.utc(day);

/** `2025-11-29` → `11-29`. */
export const shortDay = (day: Day): string => on(day).format('MM-DD');
/** `2025-11-29` → `周六`. */
export const weekday = (day: Day): string => WEEKDAYS[on(day).day()] ?? '';
/** `2025-11-29` → `2025-11-29 周六`. */
export const longDay = (day: Day): string => `${day} ${weekday(day)}`;
/** `2025-11-29` → `11月29日 周六`, or without the weekday. */
export const spokenDay = (day: Day, options: { weekday: boolean } = { weekday: true }): string =>
  `${on(day).format('M月D日')}${options.weekday ? ` ${weekday(day)}` : ''}`;
/** `2025-11-29` → `2025年11月29日 周六`, or without the weekday. */
export const spokenLongDay = (day: Day, options: { weekday: boolean } = { weekday: true }): string =>
  `${on(day).format('YYYY年')}${spokenDay(day, options)}`;
/** `11-29`, or `11-29 至 11-30` when it lasts longer; the year only where it changes. Where a year stands on the page. */
export function dayRange(begin: Day, end: Day): string {
  if (begin === end) return shortDay(begin);
  return on(begin).isSame(on(end), 'year') ? `${shortDay(begin)} 至 ${shortDay(end)}` : `${begin} 至 ${end}`;
}
/** For lists over several years: `2020-11-17`, `2020-11-17 至 11-25`, with both years where it changes. */
export function fullDayRange(begin: Day, end: Day): string {
  if (begin === end) return begin;
  return `${begin} 至 ${on(begin).isSame(on(end), 'year') ? shortDay(end) : end}`;
}
/** How many days a range has, both ends included: `2`. */
export const rangeDays = (begin: Day, end: Day): number => on(end).diff(on(begin), 'day') + 1;

/** Evidence: `13:04:26`. */
export const clock = (instant: number): string => at(instant).format('HH:mm:ss');
/** `13:04`. */
export const clockMinute = (instant: number): string => at(instant).format('HH:mm');
/** `11-29 13:04`. */
export const shortMoment = (instant: number): string => at(instant).format('MM-DD HH:mm');
/** `2025-11-29 13:04`. */
export const longMoment = (instant: number): string => at(instant).format('YYYY-MM-DD HH:mm');
/** An instant that is yet to come, up to the full minute: `今天 15:20`, `明天 08:05`, `12月3日 08:05`. */
export function spokenMoment(instant: number, now: number): string {
  const moment = at(Math.ceil(instant / MINUTE_MS) * MINUTE_MS);
  const days = moment.startOf('day').diff(at(now).startOf('day'), 'day');
  const day = ['今天', '明天'][days] ?? moment.format('M月D日');
  return `${day} ${moment.format('HH:mm')}`;
}
/** A clock text without its seconds when they say nothing: `07:00:00` → `07:00`, `12:30:15` stays. */
export const clockText = (text: string): string =>
  text.length === 8 && text.endsWith(':00') ? text.slice(0, 5) : text;
/** `07:00:00`, `18:00:00` → `07:00–18:00`. */
export const clockRange = (begin: string, end: string): string => `${clockText(begin)}–${clockText(end)}`;
/** Milliseconds that are left, rounded up to a second: `09:12`. */
export function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** `200` → `2.00`. */
export const credits = (creditHundredths: number): string => formatCreditHundredths(creditHundredths);
/** `60` → `6.0`. */
export const hours = (hourTenths: number): string => formatHourTenths(hourTenths);

/** `421888` → `412 KB`. */
/**
 * 指纹 3f9a12bc: the beginning of a file's SHA-256, by which two people see that they have the same file before them. '' for a
 * file from before digests were kept.
 */
export const fingerprint = (digest: string | undefined): string => (digest === undefined ? '' : fingerprints([digest]));

/** 指纹 3f9a12bc、0c44d1e7 等 5 个: of several files, the first three. */
export function fingerprints(digests: readonly string[]): string {
  if (digests.length === 0) return '';
  const shown = digests.slice(0, 3).map((digest) => digest.slice(0, 8));
  return `指纹 ${shown.join('、')}${digests.length > shown.length ? ` 等 ${digests.length} 个` : ''}`;
}

/** 412 KB · 2 页. */
export const fileFigures = ({ sizeBytes, pages }: { sizeBytes: number; pages?: number | undefined }): string =>
  pages === undefined ? fileSize(sizeBytes) : `${fileSize(sizeBytes)} · ${pages} 页`;

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
