import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { credits, dayRange, hours, spokenDay } from '../../../services/format';
import type { Face } from './face';

/** A notice as the share card and the poster tell it: of several batches the first and the last day. */
export function faceOf(
  notice: Pick<
    OutputOf<'notice.get'>,
    'creditLevel' | 'title' | 'firstDay' | 'lastDay' | 'venue' | 'creditHundredths' | 'hourTenths'
  >,
): Face {
  const { creditLevel, title, firstDay, lastDay, venue, creditHundredths, hourTenths } = notice;
  return {
    level: labelOf(creditLevels, creditLevel),
    title,
    when: firstDay === lastDay ? spokenDay(firstDay) : dayRange(firstDay, lastDay),
    where: venue,
    credits: credits(creditHundredths),
    hours: hours(hourTenths),
  };
}

/** How the code on the poster is read: WeChat's own scanner opens addresses only (domain/project/notice-link.ts). */
export const scanWords = (link: string): string =>
  /^https?:/.test(link) ? '微信扫码看会议通知' : '用小程序「继教通」扫码看会议通知';
