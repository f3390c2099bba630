import type { InputOf, OutputOf } from '../../../../contract/index';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { isSuspicious } from '../../../../domain/attendance/attendance-record';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { professionalTitles } from '../../../../domain/person/profession';

type Answer = OutputOf<'slots.ofPerson'>;
type Ruling = InputOf<'ruling.make'>['ruling'];

export interface PersonHead {
  initial: string;
  name: string;
  line: string;
  /** Why their check-ins do not count as they stand; '' where they do. */
  warning: string;
}

const warnings: Record<Answer['person']['standing'], string> = {
  counts: '',
  provisional: '注册还在等单位审核，通过后签到才计入',
  registrationReturned: '注册已被退回，签到暂不计入',
  registrationLeft: '已登记离职，签到暂不计入',
};

export function personHead({ person }: Pick<Answer, 'person'>): PersonHead {
  const { name, personNumber, institutionName, departmentName, professionalTitle, outside, standing } = person;
  const from = outside ? [institutionName, departmentName] : [departmentName];
  return {
    initial: firstCharacter(name),
    name,
    line: [...from, labelOf(professionalTitles, professionalTitle), personNumber].join(' · '),
    warning: warnings[standing],
  };
}

/** Late records that an administrator can confirm. */
export const waitingIds = ({ slots }: Pick<Answer, 'slots'>): string[] =>
  slots.flatMap(({ state, record }) => (state === 'awaitsConfirmation' && record ? [record.recordId] : []));

/** What may be done about one record. */
export function actsOn(
  { slots, outside }: Pick<Answer, 'slots' | 'outside'>,
  recordId: string,
): { ruling: Ruling; label: string }[] {
  const outsider = outside.find((each) => each.recordId === recordId);
  const slot = slots.find(({ record }) => record?.recordId === recordId);
  const record = outsider ?? slot?.record;
  if (!record) return [];
  if (outsider?.removed || slot?.cause === 'removed') return [{ ruling: 'restored', label: '恢复这条签到' }];
  const verify = isSuspicious(record) && record.ruling?.kind !== 'verified';
  return [
    ...(verify ? [{ ruling: 'verified' as const, label: '核实无误' }] : []),
    { ruling: 'removed', label: '撤下签到' },
  ];
}
