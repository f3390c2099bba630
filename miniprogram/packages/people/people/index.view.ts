import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { professionalTitles } from '../../../../domain/person/profession';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { rebindingStates } from '../../../../domain/person/rebinding';
import { registrationStates, type RegistrationState } from '../../../../domain/person/registration';
import { stateWords } from '../../../components/state-tag/state-words';
import { longMoment } from '../../../services/format';

type Registrations = OutputOf<'registration.list'>;
type Rebindings = OutputOf<'rebinding.list'>;

/** What people wait for: that they are registered, or that their registration follows them to a new WeChat. */
export const kinds = ['registration', 'rebinding'] as const;
export type Kind = (typeof kinds)[number];

/** How many are in each state; nobody leaves by asking for a rebinding. */
export type Counts = Partial<Record<RegistrationState, number>>;

const statesOf: Record<Kind, readonly RegistrationState[]> = {
  registration: registrationStates,
  rebinding: rebindingStates,
};

export interface KindTab {
  kind: Kind;
  label: string;
  /** Who waits; null until it is known. */
  count: number | null;
}

export interface StateTab {
  state: RegistrationState;
  label: string;
  /** Null until it is known. */
  count: number | null;
}

/** One person as the list shows them. */
export interface PersonCard {
  /** Of the person, or of the request. */
  id: string;
  /** First character of the name, in the circle. */
  initial: string;
  name: string;
  /** 检验科 · 主治医师 */
  line: string;
  /** 2025-11-20 09:30 提交 */
  submitted: string;
  state: RegistrationState;
}

const kindLabels: Record<Kind, string> = { registration: '学员注册', rebinding: '换绑申请' };

/** 学员注册 and 换绑申请, each with how many wait. */
export const kindTabs = (counts: Record<Kind, Counts | null>): KindTab[] =>
  kinds.map((kind) => ({ kind, label: kindLabels[kind], count: counts[kind]?.pending ?? null }));

/** 待审核, 已通过, 已退回, 已离职, each with its count once there is an answer. */
export const stateTabs = (kind: Kind, counts: Counts | null): StateTab[] =>
  statesOf[kind].map((state) => ({
    state,
    label: stateWords('registration', state).word,
    count: counts?.[state] ?? null,
  }));

export const personCard = ({
  personId,
  name,
  departmentName,
  professionalTitle,
  submittedAt,
  state,
}: Registrations['rows'][number]): PersonCard => ({
  id: personId,
  initial: firstCharacter(name),
  name,
  line: `${departmentName} · ${labelOf(professionalTitles, professionalTitle)}`,
  submitted: `${longMoment(submittedAt)} 提交`,
  state,
});

export const rebindingCard = ({
  rebindingId,
  name,
  departmentName,
  samePhone,
  submittedAt,
  state,
}: Rebindings['rows'][number]): PersonCard => ({
  id: rebindingId,
  initial: firstCharacter(name),
  name,
  line: `${departmentName} · ${samePhone ? '手机号没有变' : '换了手机号'}`,
  submitted: `${longMoment(submittedAt)} 申请`,
  state,
});

const nobody: Record<Kind, Partial<Record<RegistrationState, { title: string; text: string }>>> = {
  registration: {
    pending: { title: '没有等待审核的学员', text: '学员提交注册后会出现在这里，下拉可以刷新' },
    approved: { title: '还没有通过审核的学员', text: '审核通过后，学员的签到才能授分' },
    returned: { title: '没有被退回的学员', text: '学员修改后会回到「待审核」' },
    left: { title: '没有离职的学员', text: '在学员页登记离职后，会留在这里' },
  },
  rebinding: {
    pending: { title: '没有等待审核的换绑申请', text: '学员换了微信，可以在新微信的注册页申请换绑' },
    approved: { title: '还没有通过的换绑申请', text: '通过后，学员的注册和学分转到新的微信' },
    returned: { title: '没有被退回的换绑申请', text: '退回后，学员可以重新申请' },
  },
};

/** What stands in the place of an empty list: nobody of this state, or nobody of this name. */
export function emptyWords({ kind, state, search }: { kind: Kind; state: RegistrationState; search: string }): {
  title: string;
  text: string;
} {
  if (search !== '')
    return { title: '没有找到', text: `${stateWords('registration', state).word}的人里没有「${search}」` };
  return nobody[kind][state] ?? { title: '没有人', text: '' };
}
