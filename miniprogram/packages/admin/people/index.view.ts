import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/enumeration';
import { professionalTitles } from '../../../../domain/profession';
import { registrationStates, type RegistrationState } from '../../../../domain/registration';
import { stateWords } from '../../../components/state-tag/state-words';
import { longMoment } from '../../../services/format';

type People = OutputOf<'registration.list'>;
export type PersonRow = People['rows'][number];

export interface StateTab {
  state: RegistrationState;
  label: string;
  /** Null until it is known. */
  count: number | null;
}

/** One person as the list shows him. */
export interface PersonCard {
  personId: string;
  /** First character of the name, in the circle. */
  initial: string;
  name: string;
  /** 检验科 · 主治医师 */
  line: string;
  /** 2025-11-20 09:30 提交 */
  submitted: string;
  state: RegistrationState;
}

/** 待审核, 已通过, 已退回, each with its count once there is an answer. */
export const stateTabs = (counts: People['counts'] | null): StateTab[] =>
  registrationStates.map((state) => ({
    state,
    label: stateWords('registration', state).word,
    count: counts === null ? null : counts[state],
  }));

export const personCard = ({
  personId,
  name,
  departmentName,
  professionalTitle,
  submittedAt,
  state,
}: PersonRow): PersonCard => ({
  personId,
  initial: Array.from(name)[0] ?? '',
  name,
  line: `${departmentName} · ${labelOf(professionalTitles, professionalTitle)}`,
  submitted: `${longMoment(submittedAt)} 提交`,
  state,
});

/** What stands in the place of an empty list: nobody of this state, or nobody of this name. */
export function emptyWords(state: RegistrationState, search: string): { title: string; text: string } {
  if (search !== '')
    return { title: '没有找到', text: `${stateWords('registration', state).word}的人里没有「${search}」` };
  switch (state) {
    case 'pending':
      return { title: '没有等待审核的学员', text: '学员提交注册后会出现在这里，下拉可以刷新' };
    case 'approved':
      return { title: '还没有通过审核的学员', text: '审核通过后，学员的签到才能授分' };
    case 'returned':
      return { title: '没有被退回的学员', text: '学员修改后会回到「待审核」' };
  }
}
