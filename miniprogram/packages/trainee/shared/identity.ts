import { checkNationalId, normaliseNationalId, type PersonProblem } from '../../../../domain/person/person';
import { nameWords } from '../../../services/name-words';
import type { Day } from '../../../../domain/kernel/time';

/** Who somebody says they are, as it is typed. */
export interface Identity {
  name: string;
  /** One-time code of WeChat's phone button; '' while it was not pressed. */
  phoneCode: string;
  nationalId: string;
  consent: boolean;
}

export const emptyIdentity: Identity = { name: '', phoneCode: '', nationalId: '', consent: false };

/** What is on record already: then phone and national ID may stay as they are, shown masked. */
export interface OnRecord {
  phoneMasked: string;
  nationalIdMasked: string;
}

export const identityLabels = {
  name: '真实姓名',
  phone: '手机号',
  nationalId: '身份证号',
  consent: '个人信息保护说明',
} as const;
export type IdentityField = keyof typeof identityLabels;

const NATIONAL_ID_LENGTH = 18;

/** What is wrong with a national ID, in words that help while it is typed. */
export function nationalIdProblem(text: string, today: Day): string | undefined {
  const problem = checkNationalId(text, today);
  const length = normaliseNationalId(text).length;
  const words: Partial<Record<PersonProblem, string>> = {
    nationalIdLength:
      length < NATIONAL_ID_LENGTH
        ? `还差 ${NATIONAL_ID_LENGTH - length} 位，应为 18 位`
        : `多了 ${length - NATIONAL_ID_LENGTH} 位，应为 18 位`,
    nationalIdCharacters: '前 17 位应是数字，最后一位是数字或 X',
    nationalIdBirthDate: '出生日期不对，请核对第 7–14 位',
    nationalIdChecksum: '最后一位对不上，请逐位核对',
  };
  return problem === undefined ? undefined : words[problem];
}

function nameProblem(name: string): string | undefined {
  return name.trim() === '' ? '请填写真实姓名' : nameWords(name);
}

/** What is wrong with each field of an identity; undefined where nothing is. */
export const identityProblems = (
  { name, phoneCode, nationalId, consent }: Identity,
  onRecord: OnRecord | null,
  today: Day,
): Record<IdentityField, string | undefined> => ({
  name: nameProblem(name),
  phone: phoneCode === '' && onRecord === null ? '请点击按钮授权手机号' : undefined,
  nationalId:
    nationalId !== '' ? nationalIdProblem(nationalId, today) : onRecord === null ? '请填写身份证号' : undefined,
  consent: consent ? undefined : '请阅读并勾选同意',
});

/** The line above the button of a form: 还有 2 项要处理：身份证号、最高学历. '' when nothing is open. */
export const openFieldsTip = (labels: readonly string[]): string =>
  labels.length === 0
    ? ''
    : `还有 ${labels.length} 项要处理：${labels.slice(0, 3).join('、')}${labels.length > 3 ? ' 等' : ''}`;
