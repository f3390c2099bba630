import type { OutputOf } from '../../../../contract/index';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { credits, hours } from '../../../services/format';

export type PersonRow = OutputOf<'grant.roundPeople'>['rows'][number];

/** One person of a round, as granted. */
export interface PersonCard {
  personId: string;
  initial: string;
  name: string;
  number: string;
  from: string;
  credits: string;
  hours: string;
  reversed: boolean;
  /** A request that waits; '' for none. */
  reversalId: string;
  /** 已撤销, 撤销待确认, or ''. */
  tag: string;
}

export const personCard = (row: PersonRow): PersonCard => ({
  personId: row.personId,
  initial: firstCharacter(row.name),
  name: row.name,
  number: row.personNumber,
  from: [row.institutionName, row.departmentName].filter((text) => text !== '').join(' · '),
  credits: credits(row.creditHundredths),
  hours: hours(row.hourTenths),
  reversed: row.reversed,
  reversalId: row.reversalId ?? '',
  tag: row.reversed ? '已撤销' : row.reversalId === null ? '' : '撤销待确认',
});
