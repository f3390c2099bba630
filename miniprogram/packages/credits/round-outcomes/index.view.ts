import type { OutputOf } from '../../../../contract/index';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import type { Tone } from '../../../components/state-tag/state-words';
import { clockRange, shortDay } from '../../../services/format';
import { outcomeWords } from '../../../services/outcome-words';

type Row = OutputOf<'grant.outcomes'>['rows'][number];

/** Somebody who got nothing by a round. */
export interface OutcomeCard {
  personId: string;
  initial: string;
  name: string;
  number: string;
  from: string;
  word: string;
  tone: Tone;
  /** What is missing, in windows or days; '' where that is not why. */
  missing: string;
}

const tones: Partial<Record<Row['reason'], Tone>> = {
  excluded: 'sus',
  alreadyGranted: 'neutral',
  belowOneStep: 'neutral',
};

/** More would be a list in a list. */
const WINDOWS_TOLD = 4;

function missingOf({ reason, missedWindows, lackedDays }: Row): string {
  if (reason === 'dayLacked') return lackedDays.map(shortDay).join('、');
  if (reason !== 'absent') return '';
  const told = missedWindows
    .slice(0, WINDOWS_TOLD)
    .map(({ begin, end }) => `${shortDay(dayOf(begin))} ${clockRange(clockOf(begin), clockOf(end))}`);
  return [...told, ...(missedWindows.length > WINDOWS_TOLD ? [`共 ${missedWindows.length} 个时段`] : [])].join('、');
}

export const outcomeCard = (row: Row): OutcomeCard => ({
  personId: row.personId,
  initial: firstCharacter(row.name),
  name: row.name === '' ? '（已不在学员名单）' : row.name,
  number: row.personNumber,
  from: [row.institutionName, row.departmentName].filter((text) => text !== '').join(' · '),
  word: outcomeWords[row.reason],
  tone: tones[row.reason] ?? 'ret',
  missing: missingOf(row),
});
