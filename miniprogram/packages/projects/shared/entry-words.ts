import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { fullDayRange, credits, hours } from '../../../services/format';

type Row = OutputOf<'catalogueEntry.list'>['rows'][number];

/** When an entry is planned, of which the catalogue may leave either day open. */
export function plannedLine({
  plannedBegin,
  plannedEnd,
  plannedDayTenths,
}: Pick<Row, 'plannedBegin' | 'plannedEnd' | 'plannedDayTenths'>): string {
  const dates =
    plannedBegin !== null && plannedEnd !== null
      ? `拟举办 ${fullDayRange(plannedBegin, plannedEnd)}`
      : plannedEnd !== null
        ? `拟举办至 ${plannedEnd}`
        : plannedBegin !== null
          ? `拟举办自 ${plannedBegin}`
          : '拟举办日期待定';
  return plannedDayTenths === null ? dates : `${dates}（${hours(plannedDayTenths)} 天）`;
}

/** 2.00 学分 · 6.0 学时 */
export const figuresLine = ({ creditHundredths, hourTenths }: Pick<Row, 'creditHundredths' | 'hourTenths'>): string =>
  `${credits(creditHundredths)} 学分 · ${hours(hourTenths)} 学时`;

const warnings: { code: NonNullable<Row['warning']>['code']; label: string }[] = [
  { code: 'creditsDifferFromHours', label: '按学时折算应为' },
  { code: 'creditsAboveCap', label: '规则表里一个项目最多' },
];

/** What the rule table finds odd about the figures; '' when nothing. The catalogue's figure is granted all the same. */
export const warningLine = ({ warning }: Pick<Row, 'warning'>): string =>
  warning === null
    ? ''
    : `学分与学时不一致：${labelOf(warnings, warning.code)} ${credits(warning.creditHundredths)} 学分`;
