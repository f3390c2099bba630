import type { Registration } from '../registration-review/index.view';

/** Something that can be done with a person, behind 更多 (P1b). */
export interface PersonAction {
  key: ActionKey;
  icon: string;
  title: string;
  /** What it is for, and what it leaves as it is. */
  text: string;
  /** Takes something away from the person: red, and asked once more. */
  danger: boolean;
}

/** What an action depends on. */
export type PersonNow = Pick<Registration, 'state' | 'released' | 'own'>;

/**
 * Every action there is, in the order of the sheet, and when it can be done; one that cannot is not shown. Whoever adds one says here
 * what it is, and in `ways` of `index.ts` where it leads.
 */
const actions = [
  {
    key: 'correct',
    icon: 'edit-1',
    title: '修改资料',
    text: '姓名、科室、职称、专业、学历、医通卡号',
    danger: false,
    when: ({ state, own }: PersonNow) => state === 'approved' && !own,
  },
  {
    key: 'nationalId',
    icon: 'user-checked',
    title: '更正证件号码',
    text: '只限当初填错；会列出两个号码和全部记录',
    danger: false,
    when: ({ released, own }: PersonNow) => !released && !own,
  },
  {
    key: 'history',
    icon: 'history',
    title: '变更记录',
    text: '每次审核和更正，本人也能看到',
    danger: false,
    when: () => true,
  },
  {
    key: 'leaving',
    icon: 'user-arrow-right',
    title: '登记离职',
    text: '写明日期和原因；以往签到、学分和证明不变',
    danger: false,
    when: ({ state }: PersonNow) => state === 'approved',
  },
  {
    key: 'takeBack',
    icon: 'user-add',
    title: '恢复注册',
    text: '回到本单位，或离职登记错了',
    danger: false,
    when: ({ state, own }: PersonNow) => state === 'left' && !own,
  },
  {
    key: 'withdrawApproval',
    icon: 'rollback',
    title: '撤销通过',
    text: '审核有误时用，须写明原因；本人会收到通知',
    danger: true,
    when: ({ state }: PersonNow) => state === 'approved',
  },
] as const;

export type ActionKey = (typeof actions)[number]['key'];

export const actionsOf = (person: PersonNow): PersonAction[] =>
  actions
    .filter(({ when }) => when(person))
    .map(({ key, icon, title, text, danger }) => ({ key, icon, title, text, danger }));
