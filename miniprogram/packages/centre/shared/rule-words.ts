import type { Certainty, RuleFigure } from '../../../../domain/kernel/rule-table';
import type { Tone } from '../../../components/state-tag/state-words';
import { credits, hours } from '../../../services/format';

export interface CertaintyTag {
  word: string;
  tone: Tone;
  icon: string;
}

const tags: Readonly<Record<Certainty, CertaintyTag>> = {
  certain: { word: '已核实', tone: 'ok', icon: 'check-circle-filled' },
  confirmedByCentre: { word: '中心已确认', tone: 'ok', icon: 'check-circle-filled' },
  uncertain: { word: '待确认', tone: 'late', icon: 'error-circle-filled' },
};

/** How sure a row is, in word, colour and icon. */
export const certaintyTag = (certainty: Certainty): CertaintyTag => tags[certainty];

/** What a figure says, as its row shows it. */
export function valueWords(figure: RuleFigure, value: number): string {
  switch (figure) {
    case 'yearlyHours':
      return `${hours(value)} 学时`;
    case 'hoursPerCredit':
    case 'groupHoursPerCredit':
      return `${hours(value)} 学时 = 1.00`;
    case 'lecturerNational':
    case 'lecturerProvincial':
    case 'lecturerMunicipal':
      return `每学时 ${credits(value)}`;
    case 'decisionDays':
      return `${value} 天`;
    case 'yearlyCredits':
    case 'projectCap':
    case 'groupCap':
    case 'groupYearlyCap':
    case 'selfStudyYearlyCap':
      return `${credits(value)} 学分`;
  }
}
