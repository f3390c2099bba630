import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { professionalTitles } from '../../../../domain/person/profession';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { rebindingStates, type RebindingState } from '../../../../domain/person/rebinding';
import type { RegistrationState } from '../../../../domain/person/registration';
import { factLabels } from '../../../components/person-events/events';
import { stateWords } from '../../../components/state-tag/state-words';
import { longMoment } from '../../../services/format';
import { rosterNote, type RosterNote } from '../shared/roster-mark';
import { chosenWords, isNarrowed, type Departments, type Filters } from '../shared/people-filters';

type Registrations = OutputOf<'registration.list'>;
type Rebindings = OutputOf<'rebinding.list'>;
type Corrections = OutputOf<'correction.list'>;

/** What people ask their institution for: that facts be corrected, or that the registration follow them to a new WeChat. */
export const requestKinds = ['correction', 'rebinding'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Who is listed: the people of the institution, or who asks for something. */
export const kinds = ['registration', ...requestKinds] as const;
export type Kind = (typeof kinds)[number];

export const isRequest = (kind: Kind): kind is RequestKind => kind !== 'registration';

/** How many requests of one kind are in each state. */
export type Counts = Record<RebindingState, number>;
/** The same of each kind; null where it is not known yet. */
export type RequestCounts = Record<RequestKind, Counts | null>;
export const notCounted = (): RequestCounts => ({ correction: null, rebinding: null });

export interface KindTab {
  kind: Kind;
  label: string;
  /** Who waits; null where it is not known, or said elsewhere. */
  count: number | null;
}

export interface StateTab {
  state: RebindingState;
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
  /** 4073815526, or 2025-11-20 09:30 申请 */
  note: string;
  state: RegistrationState;
  /** What the roster says of somebody who waits; null where it says nothing. */
  roster: RosterNote | null;
}

const kindLabels: Record<Kind, string> = { registration: '学员', correction: '更正', rebinding: '换绑' };

/** 学员, 更正 and 换绑, the requests with how many wait; of the people the bar below says it. */
export const kindTabs = (requests: RequestCounts): KindTab[] =>
  kinds.map((kind) => ({
    kind,
    label: kindLabels[kind],
    count: isRequest(kind) ? (requests[kind]?.pending ?? null) : null,
  }));

/** 待审核, 已通过, 已退回 of the requests, each with its count once there is an answer. */
export const stateTabs = (counts: Counts | null): StateTab[] =>
  rebindingStates.map((state) => ({
    state,
    label: stateWords('registration', state).word,
    count: counts === null ? null : counts[state],
  }));

/** In which order the people stand. */
export const orders = [
  { value: 'name', label: '按拼音' },
  { value: 'newest', label: '最新提交' },
  { value: 'oldest', label: '最早提交' },
] as const;
export type Order = (typeof orders)[number]['value'];

export const personCard = ({
  personId,
  name,
  personNumber,
  departmentName,
  professionalTitle,
  state,
  roster,
}: Registrations['rows'][number]): PersonCard => ({
  id: personId,
  initial: firstCharacter(name),
  name,
  line: `${departmentName} · ${labelOf(professionalTitles, professionalTitle)}`,
  note: personNumber,
  state,
  roster: rosterNote(roster),
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
  note: `${longMoment(submittedAt)} 申请`,
  state,
  roster: null,
});

export const correctionCard = ({
  correctionId,
  name,
  departmentName,
  facts,
  submittedAt,
  state,
}: Corrections['rows'][number]): PersonCard => ({
  id: correctionId,
  initial: firstCharacter(name),
  name,
  line: `${departmentName} · 更正${facts.map((fact) => factLabels[fact]).join('、')}`,
  note: `${longMoment(submittedAt)} 申请`,
  // Lists by state have none that were taken back.
  state: state === 'withdrawn' ? 'returned' : state,
  roster: null,
});

type Words = Record<RebindingState, { title: string; text: string }>;

const noCorrection: Words = {
  pending: { title: '没有等待确认的更正申请', text: '学员可以在「我的资料」申请更正' },
  approved: { title: '还没有确认的更正申请', text: '确认后，资料马上按新的显示' },
  returned: { title: '没有被退回的更正申请', text: '退回后，学员可以重新申请' },
};

const noRebinding: Words = {
  pending: { title: '没有等待审核的换绑申请', text: '学员换了微信，可以在新微信的注册页申请换绑' },
  approved: { title: '还没有通过的换绑申请', text: '通过后，学员的注册和学分转到新的微信' },
  returned: { title: '没有被退回的换绑申请', text: '退回后，学员可以重新申请' },
};

/** What the list shows of all there is. */
interface Listed {
  kind: Kind;
  state: RebindingState;
  filters: Filters;
  search: string;
}

/** What stands in the place of an empty list: nobody at all, nobody who passes the filters, or nobody of this name. */
export function emptyWords({ kind, state, filters, search }: Listed): { title: string; text: string } {
  if (isRequest(kind))
    return search === ''
      ? { correction: noCorrection, rebinding: noRebinding }[kind][state]
      : { title: '没有找到', text: `${stateWords('registration', state).word}的申请里没有「${search}」` };
  if (isNarrowed(filters))
    return { title: '没有符合筛选的人', text: search === '' ? '换一个条件，或清除筛选' : '换个词，或清除筛选' };
  if (search !== '') return { title: '没有找到', text: '可以输入姓名、拼音、人员编号、医通卡号，或完整的手机号' };
  return { title: '还没有学员', text: '学员提交注册后会出现在这里，下拉可以刷新' };
}

/** What narrows the list, for the button that takes it back. */
export const narrowedBy = ({ kind, filters, search }: Omit<Listed, 'state'>): '' | 'search' | 'filters' =>
  kind === 'registration' && isNarrowed(filters) ? 'filters' : search === '' ? '' : 'search';

/** 检验科、感染科 · 共 4 人: above the list. @param total null where only the list itself tells */
export function listLine({
  filters,
  departments,
  total,
}: {
  filters: Filters;
  departments: Departments;
  total: number | null;
}): string {
  const people = total === null ? '' : `共 ${total} 人`;
  return [chosenWords(filters, departments), people].filter((part) => part !== '').join(' · ');
}

/** On the button of the sheet of filters. @param total null while it is counted, and where only the list tells */
export const confirmWords = (total: number | null): string => (total === null ? '查看结果' : `看 ${total} 人`);
