import { verdictOf, type Verdict } from '../../../components/verdict-note/verdict';
import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { professionalTitles } from '../../../../domain/person/profession';
import { firstCharacter, halfWidth } from '../../../../domain/kernel/typed-text';
import { longMoment } from '../../../services/format';
import { documentFact } from '../../../services/national-id-words';

export type Rebinding = OutputOf<'rebinding.get'>;

/** What an approval does, before it is pressed. */
export const consequence = '通过后，注册、签到和学分都转到新的微信，原来的微信马上不能再用。';

/** Reasons an institution returns a request for most often; each is long enough to stand alone. */
export const quickReasons = ['请到单位当面核对本人', '手机号核对不符', '与本人核实，不是本人申请'];

/** What is on record beside what is asked for. */
export interface Change {
  label: string;
  before: string;
  after: string;
  /** Something to look at: the two are not the same. */
  changed: boolean;
}

/** A request for a rebinding as the administrator reviews it. */
export interface RebindingView {
  rebindingId: string;
  personId: string;
  initial: string;
  name: string;
  submitted: string;
  state: Rebinding['state'];
  facts: { label: string; value: string }[];
  changes: Change[];
  /** Why it cannot be approved; '' when it can. */
  obstacle: string;
  /** What an approval does not end; '' when there is nothing. */
  remains: string;
  /** 核对码 as it is typed: digits alone. */
  checkCode: string;
  /** '' while it may still become one. */
  checkCodeProblem: string;
  /** Nothing stands against an approval, and the code is complete. */
  approvable: boolean;
  /** The decision that stands; null while it waits. */
  review: Verdict | null;
}

const obstacles: Record<NonNullable<Rebinding['obstacle']>, string> = {
  wechatTaken: '申请用的微信已经注册为另一位学员，不能通过。请核对后退回。',
  phoneTaken: '新微信的手机号已属于另一位学员，不能通过。请核对后退回。',
};

const CHECK_CODE_LENGTH = 6;

/**
 * The page with the check code as it is typed: its digits, in whatever groups somebody writes them down. Whether it is the
 * right one the server says.
 */
export function withCheckCode(view: RebindingView, typed: string): RebindingView {
  const checkCode = halfWidth(typed).replace(/\D/g, '');
  const surplus = checkCode.length - CHECK_CODE_LENGTH;
  return {
    ...view,
    checkCode,
    checkCodeProblem: surplus > 0 ? `核对码是 ${CHECK_CODE_LENGTH} 位数字，多了 ${surplus} 位` : '',
    approvable: view.obstacle === '' && surplus === 0,
  };
}

export function rebindingView(rebinding: Rebinding): RebindingView {
  const { rebindingId, personId, name, submittedAt, state, samePhone, obstacle, administers } = rebinding;
  return {
    rebindingId,
    personId,
    initial: firstCharacter(name),
    name,
    submitted: `${longMoment(submittedAt)} 申请`,
    state,
    facts: [
      documentFact(rebinding.nationalIdMasked, rebinding.documentKind),
      { label: '科室', value: rebinding.departmentName },
      { label: '职称', value: labelOf(professionalTitles, rebinding.professionalTitle) },
      { label: '人员编号', value: rebinding.personNumber },
    ],
    changes: [
      { label: '微信', before: '注册时的微信', after: '申请用的微信', changed: true },
      { label: '手机号', before: rebinding.oldPhoneMasked, after: rebinding.newPhoneMasked, changed: !samePhone },
    ],
    obstacle: obstacle === null ? '' : obstacles[obstacle],
    remains: administers ? '原来的微信还登录着本单位的管理端，换绑不会结束它；需要时请到「账号」结束。' : '',
    checkCode: '',
    checkCodeProblem: '',
    approvable: false,
    review: rebinding.review && verdictOf(rebinding.review),
  };
}
