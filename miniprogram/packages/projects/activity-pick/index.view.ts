import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { professionalTitles } from '../../../../domain/person/profession';

type Row = OutputOf<'activityPeople.candidates'>['rows'][number];

export interface CandidateCard {
  personId: string;
  name: string;
  /** 430100217 · 检验科 · 主治医师 */
  line: string;
  /** On the list already: there is nothing to tick. */
  listed: boolean;
  ticked: boolean;
}

export const candidateCard = (
  { personId, name, personNumber, departmentName, professionalTitle, listed }: Row,
  ticked: boolean,
): CandidateCard => ({
  ...{ personId, name, listed, ticked },
  line: `${personNumber} · ${departmentName} · ${labelOf(professionalTitles, professionalTitle)}`,
});

/** So many are put onto the list by one command. */
export const TICKED_AT_MOST = 50;

/** 检验科 12 人全部加入; '' where nobody is shown. @param total null where only the list itself tells */
export const allWords = (total: number | null, narrowed: boolean): string =>
  total === 0 ? '' : `${narrowed ? '筛选出的' : '本单位'}${total === null ? '' : ` ${total} 人`}全部加入`;
