import type { OutputOf } from '../../../../contract/index';
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

/** The words of each code of `systemChecks` in `domain/project-checks.ts`; `figures` fill them. */
function checkWords({ code, figures }: Check, batchIds: readonly string[]): string {
  const sum = hours(number(figures, 'sumHourTenths'));
  const difference = hours(Math.abs(number(figures, 'totalHourTenths') - number(figures, 'sumHourTenths')));
  switch (code) {
    case 'creditsMatchRule':
      return `${hours(number(figures, 'hourTenths'))} 学时对应 ${credits(number(figures, 'creditHundredths'))} 学分，符合规则`;
    case 'creditsDifferFromHours':
      return `${hours(number(figures, 'hourTenths'))} 学时按规则对应 ${credits(number(figures, 'expectedCreditHundredths'))} 学分，目录为 ${credits(number(figures, 'creditHundredths'))}`;
    case 'creditsAboveCap':
      return `${credits(number(figures, 'creditHundredths'))} 学分超过单个项目的上限 ${credits(number(figures, 'capHundredths'))}`;
    case 'courseHoursEqual':
      return `课程学时合计 ${sum}，与总学时相等`;
    case 'courseHoursBelow':
      return `课程学时合计 ${sum}，比总学时少 ${difference}`;
    case 'courseHoursAbove':
      return `课程学时合计 ${sum}，比总学时多 ${difference}`;
    case 'batchesInsidePlanned':
      return '举办周期在拟举办日期内';
    case 'batchOutsidePlanned':
      return `${batchName(figures, batchIds)}举办周期比拟举办日期${leaving(figures)}`;
    case 'restDay':
      return `${shortDay(text(figures, 'day'))} 不授课：${text(figures, 'reason')}`;
    default:
      return `这个版本还不认识的核对：${code}`;
  }
}

export const checkRow = (check: Check, batchIds: readonly string[]): CheckRow => ({
  words: checkWords(check, batchIds),
  ...(check.result === 'pass'
    ? { tone: 'ok' as const, icon: 'check-circle-filled' }
    : { tone: 'late' as const, icon: 'error-circle-filled' }),
});
