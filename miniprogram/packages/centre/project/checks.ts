import type { OutputOf } from '../../../../contract/index';
import type { SystemCheck } from '../../../../domain/project/project-checks';
import { credits, hours, shortDay } from '../../../services/format';

type Check = OutputOf<'review.projectGet'>['checks'][number];
type Figures = Check['figures'];

/** One line of 系统核对 (C2). */
export interface CheckRow {
  words: string;
  tone: 'ok' | 'late';
  icon: string;
}

const number = (figures: Figures, name: string): number => Number(figures[name] ?? 0);
const text = (figures: Figures, name: string): string => String(figures[name] ?? '');

/** 早 1 天、晚 2 天: how far a batch leaves the planned dates. */
function leaving(figures: Figures): string {
  const before = number(figures, 'daysBefore');
  const after = number(figures, 'daysAfter');
  return [before > 0 ? `早 ${before} 天` : '', after > 0 ? `晚 ${after} 天` : '']
    .filter((part) => part !== '')
    .join('、');
}

/** `batchIds` in the order of the project: with more than one a line says which it is about. */
function batchName(figures: Figures, batchIds: readonly string[]): string {
  return batchIds.length > 1 ? `第 ${batchIds.indexOf(text(figures, 'batchId')) + 1} 期` : '';
}

const sumHours = (figures: Figures): string => `课程学时合计 ${hours(number(figures, 'sumHourTenths'))}`;

/** How far the courses' hours are from the project's total. */
const hourGap = (figures: Figures): string =>
  hours(Math.abs(number(figures, 'totalHourTenths') - number(figures, 'sumHourTenths')));

/** The words of every check of the domain; `figures` fill them. */
const checkWords: Record<SystemCheck['code'], (figures: Figures, batchIds: readonly string[]) => string> = {
  creditsMatchRule: (figures) =>
    `${hours(number(figures, 'hourTenths'))} 学时对应 ${credits(number(figures, 'creditHundredths'))} 学分，符合规则`,
  creditsDifferFromHours: (figures) =>
    `${hours(number(figures, 'hourTenths'))} 学时按规则对应 ${credits(number(figures, 'expectedCreditHundredths'))} 学分，` +
    `目录为 ${credits(number(figures, 'creditHundredths'))}`,
  creditsAboveCap: (figures) =>
    `${credits(number(figures, 'creditHundredths'))} 学分超过单个项目的上限 ${credits(number(figures, 'capHundredths'))}`,
  courseHoursEqual: (figures) => `${sumHours(figures)}，与总学时相等`,
  courseHoursBelow: (figures) => `${sumHours(figures)}，比总学时少 ${hourGap(figures)}`,
  courseHoursAbove: (figures) => `${sumHours(figures)}，比总学时多 ${hourGap(figures)}`,
  batchesInsidePlanned: () => '举办周期在拟举办日期内',
  batchOutsidePlanned: (figures, batchIds) => `${batchName(figures, batchIds)}举办周期比拟举办日期${leaving(figures)}`,
  restDay: (figures) => `${shortDay(text(figures, 'day'))} 不授课：${text(figures, 'reason')}`,
};

const isKnown = (code: string): code is SystemCheck['code'] => Object.prototype.hasOwnProperty.call(checkWords, code);

/** @param batchIds in the order of the project */
export const checkRow = ({ code, result, figures }: Check, batchIds: readonly string[]): CheckRow => ({
  words: isKnown(code) ? checkWords[code](figures, batchIds) : `这个版本还不认识的核对：${code}`,
  ...(result === 'pass'
    ? { tone: 'ok' as const, icon: 'check-circle-filled' }
    : { tone: 'late' as const, icon: 'error-circle-filled' }),
});
