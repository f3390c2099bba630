import { verdictOf, type Verdict } from '../../../components/verdict-note/verdict';
import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { educations, professionalTitles, specialties } from '../../../../domain/person/profession';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { longMoment } from '../../../services/format';

export type Registration = OutputOf<'registration.get'>;

/** Reasons an institution returns a registration for most often; each is long enough to stand alone. */
export const quickReasons = ['科室不对', '职称有误', '姓名有误', '不是本院人员', '身份证号有误'];

/** One line of the registration; an empty value is said to be so. */
export interface Fact {
  label: string;
  value: string;
  /** 微信授权: where it comes from. */
  note: string;
}

/** A registration as the administrator reviews it (A11). */
export interface PersonView {
  personId: string;
  initial: string;
  name: string;
  submitted: string;
  state: Registration['state'];
  /** When it was handed in, epoch milliseconds: says which version was read. */
  submittedAt: number;
  nationalIdMasked: string;
  /** In clear, once it was asked for. */
  nationalId: string;
  facts: Fact[];
  /** That nothing can become of it any more; '' when it can. */
  released: string;
  /** The decision that stands; null while it waits. */
  review: Verdict | null;
}

const fact = (label: string, value: string, note = ''): Fact => ({ label, value, note });

export function personView(registration: Registration): PersonView {
  const { personId, name, submittedAt, state, nationalIdMasked, review, released } = registration;
  return {
    personId,
    initial: firstCharacter(name),
    name,
    submitted: `${longMoment(submittedAt)} 提交`,
    state,
    submittedAt,
    nationalIdMasked,
    nationalId: '',
    released: released ? '这份注册已作废：本人已重新注册，或申请了换绑。' : '',
    facts: [
      fact('手机号', registration.phoneMasked, '微信授权'),
      fact('科室', registration.departmentName),
      fact('职称', labelOf(professionalTitles, registration.professionalTitle)),
      fact('专业', labelOf(specialties, registration.specialty)),
      fact('最高学历', labelOf(educations, registration.education)),
      fact('医通卡号', registration.cardNumber ?? ''),
    ],
    // A registration that was handed in again waits, whatever was decided before.
    review: review === null || state === 'pending' ? null : verdictOf(review),
  };
}
