import type { OutputOf } from '../../../contract/index';
import { labelOf } from '../../../domain/kernel/enumeration';
import type { Day } from '../../../domain/kernel/time';
import { creditLevels } from '../../../domain/kernel/credit-level';
import { credits, hours, spokenDay } from '../../services/format';
import { dayLine, spanOf } from '../../services/meeting-days';
import type { Face } from './face';

type Notice = OutputOf<'notice.get'>;
type Facts = Pick<Notice, 'creditLevel' | 'title' | 'institutionName' | 'venue' | 'creditHundredths' | 'hourTenths'> & {
  courses: readonly Pick<Notice['courses'][number], 'lessons'>[];
  /** The days on which people are to be there, of each batch. */
  days: readonly (readonly Day[])[];
};

/** More days than these are told by their first and last. */
const DAYS_IN_FULL = 3;

/** A meeting as the share card and the poster tell it: with weekdays and times, whole (J6b, J6c). */
export function faceOf(facts: Facts): Face {
  const { creditLevel, title, institutionName, venue, creditHundredths, hourTenths, courses, days } = facts;
  const all = days.flatMap((batch) => [...batch]).sort();
  const span = spanLine(all, courses);
  return {
    level: labelOf(creditLevels, creditLevel),
    title,
    when:
      all.length > DAYS_IN_FULL
        ? [span]
        : days.flatMap((batch, index) =>
            batch.map((day) => `${days.length > 1 ? `第 ${index + 1} 期 ` : ''}${dayLine(day, courses)}`),
          ),
    span,
    where: venue.includes(institutionName) ? venue : `${institutionName} ${venue}`,
    credits: credits(creditHundredths),
    hours: hours(hourTenths),
  };
}

function spanLine(all: readonly Day[], courses: Facts['courses']): string {
  const [first, last] = [all[0], all[all.length - 1]];
  if (first === undefined || last === undefined) return '';
  if (first === last) return dayLine(first, courses);
  const at = (day: Day, clock: string | undefined) =>
    [spokenDay(day), clock ?? ''].filter((part) => part !== '').join(' ');
  return `${at(first, spanOf(courses, first)?.begin)} 至 ${at(last, spanOf(courses, last)?.end)}`;
}

/** How the code on the poster is read: WeChat's own scanner opens addresses only (domain/project/notice-link.ts). */
export const scanWords = (link: string): string =>
  /^https?:/.test(link) ? '微信扫码看会议通知' : '用小程序「继教通」扫码看会议通知';
