import { hasEmoji } from '../../../../../domain/kernel/typed-text';
import { checkContactPhone, normaliseContactPhone } from '../../../../../domain/person/person';

/** What the centre writes of a hospital. */
export interface InstitutionFacts {
  name: string;
  account: string;
  contactName: string;
  contactPhone: string;
}
export const NOTHING_WRITTEN: InstitutionFacts = { name: '', account: '', contactName: '', contactPhone: '' };

/** What is wrong with each field, in words; all '' when it can be saved. The account is given once and stays. */
export function institutionProblems(facts: InstitutionFacts, isNew: boolean): InstitutionFacts {
  const phone = normaliseContactPhone(facts.contactPhone);
  return {
    name:
      facts.name.trim().length > 60
        ? '最多 60 个字'
        : Array.from(facts.name.trim()).length < 2
          ? '请填写单位全称'
          : hasEmoji(facts.name)
            ? '名称里不能有表情'
            : '',
    account:
      !isNew || /^[a-z][a-z0-9-]{2,39}$/.test(facts.account.trim().toLowerCase())
        ? ''
        : '3–40 位小写字母、数字或连字符，以字母开头',
    contactName: facts.contactName.trim().length > 30 ? '最多 30 个字' : '',
    contactPhone: phone !== '' && checkContactPhone(phone) !== undefined ? '请填写手机号，或带区号的座机' : '',
  };
}
