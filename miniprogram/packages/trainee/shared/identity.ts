import { nameWords } from '../../../services/name-words';
import { nationalIdProblem } from '../../../services/national-id-words';
import { USUAL_DOCUMENT, type IdentityDocument } from '../../../../domain/person/identity-document';
import type { SmsTyped } from '../../../components/sms-code/index.view';
import type { Day } from '../../../../domain/kernel/time';

/** Who somebody says they are, as it is typed. */
export interface Identity {
  name: string;
  /** One-time code of WeChat's phone button; '' while it was not pressed. */
  phoneCode: string;
  /** Number and code of an SMS, for whoever does not use the button; null while nobody has chosen that way, both '' until they are whole. */
  sms: SmsTyped | null;
  nationalId: string;
  documentKind: IdentityDocument;
  /** Of a passport: the letters of who issued it; '' while nothing is chosen. */
  issuer: string;
  consent: boolean;
}

export const emptyIdentity: Identity = {
  name: '',
  phoneCode: '',
  sms: null,
  nationalId: '',
  documentKind: USUAL_DOCUMENT,
  issuer: '',
  consent: false,
};

/** What is on record already: then phone and national ID may stay as they are, shown masked. */
export interface OnRecord {
  /** '' where the phone has passed to somebody else: then one has to be given. */
  phoneMasked: string;
  nationalIdMasked: string;
  documentKind: IdentityDocument;
}

export const identityLabels = {
  name: '真实姓名',
  phone: '手机号',
  nationalId: '证件号码',
  issuer: '签发国家或地区',
  consent: '个人信息保护说明',
} as const;
export type IdentityField = keyof typeof identityLabels;

/** What stands in the row of the number while it is empty. */
export const documentHints: Record<IdentityDocument, string> = {
  residentCard: '18 位',
  residencePermit: '18 位',
  hkMacaoPermit: 'H 或 M 开头',
  taiwanPermit: '8 位数字',
  foreignerCard: '18 位或 15 位',
  passport: '字母和数字',
};

function nameProblem(name: string): string | undefined {
  return name.trim() === '' ? '请填写真实姓名' : nameWords(name);
}

/** What proves the phone, as a call takes it; undefined where the one on record stays. */
export const phoneInput = ({ phoneCode, sms }: Pick<Identity, 'phoneCode' | 'sms'>): string | SmsTyped | undefined =>
  sms ?? (phoneCode === '' ? undefined : phoneCode);

function phoneProblem({ phoneCode, sms }: Pick<Identity, 'phoneCode' | 'sms'>, onRecord: OnRecord | null) {
  if (sms !== null) return sms.phone === '' ? '请填写手机号和收到的 6 位数字' : undefined;
  return phoneCode === '' && (onRecord?.phoneMasked ?? '') === '' ? '请点击按钮授权手机号' : undefined;
}

/** What is wrong with each field of an identity; undefined where nothing is. */
export const identityProblems = (
  { name, phoneCode, sms, nationalId, documentKind, issuer, consent }: Identity,
  onRecord: OnRecord | null,
  today: Day,
): Record<IdentityField, string | undefined> => ({
  name: nameProblem(name),
  phone: phoneProblem({ phoneCode, sms }, onRecord),
  nationalId:
    nationalId !== ''
      ? nationalIdProblem(nationalId, today, documentKind)
      : onRecord === null || onRecord.documentKind !== documentKind
        ? '请填写证件号码'
        : undefined,
  issuer: documentKind === 'passport' && nationalId !== '' && issuer === '' ? '请选择护照的签发国家或地区' : undefined,
  consent: consent ? undefined : '请阅读并勾选同意',
});

/** The line above the button of a form: 还有 2 项要处理：身份证号、最高学历. '' when nothing is open. */
export const openFieldsTip = (labels: readonly string[]): string =>
  labels.length === 0
    ? ''
    : `还有 ${labels.length} 项要处理：${labels.slice(0, 3).join('、')}${labels.length > 3 ? ' 等' : ''}`;
