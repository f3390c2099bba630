import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { professionalTitles } from '../../../../domain/person/profession';
import type { ChipOption } from '../../../components/choice-chip/options';
import { dayRange, shortMoment } from '../../../services/format';

type Project = OutputOf<'project.get'>;
type Row = OutputOf<'enrolment.list'>['rows'][number];

/** Somebody who has enrolled. */
export interface EnrolledCard {
  personId: string;
  initial: string;
  name: string;
  line: string;
  note: string;
  mayCall: boolean;
}

/** @param batches those of the project: of one alone nobody needs to be told which it is */
export const enrolledCard =
  (batches: Project['batches']) =>
  ({
    personId,
    batchId,
    name,
    institutionName,
    departmentName,
    professionalTitle,
    mayCall,
    at,
  }: Row): EnrolledCard => ({
    ...{ personId, name, mayCall },
    initial: firstCharacter(name),
    line: [departmentName, professionalTitle === null ? '' : labelOf(professionalTitles, professionalTitle)]
      .filter((part) => part !== '')
      .join(' · '),
    note: [institutionName, batches.length > 1 ? batchLabel(batches, batchId) : '', `${shortMoment(at)} 报名`]
      .filter((part) => part !== '')
      .join(' · '),
  });

function batchLabel(batches: Project['batches'], batchId: string): string {
  const number = batches.findIndex((batch) => batch.batchId === batchId) + 1;
  return number === 0 ? '那一期已取消' : `第 ${number} 期`;
}

export const batchChips = (batches: Project['batches']): ChipOption[] => [
  { value: '', label: '全部周期' },
  ...batches.map(({ batchId, begin, end }, index) => ({
    value: batchId,
    label: `第 ${index + 1} 期 ${dayRange(begin, end)}`,
  })),
];
