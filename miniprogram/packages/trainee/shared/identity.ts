import { nameWords } from '../../../services/name-words';
import { nationalIdProblem } from '../../../services/national-id-words';
import { USUAL_DOCUMENT, type IdentityDocument } from '../../../../domain/person/identity-document';
import type { Day } from '../../../../domain/kernel/time';

/** Who somebody says they are, as it is typed. */
export interface Identity {
  name: string;
  /** One-time code of WeChat's phone button; '' while it was not pressed. */
  phoneCode: string;
  nationalId: string;
  documentKind: IdentityDocument;
  consent: boolean;
}

export const emptyIdentity: Identity = {
  name: '',
  phoneCode: '',
  nationalId: '',
  documentKind: USUAL_DOCUMENT,
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

/** What is wrong with each field of an identity; undefined where nothing is. */
export const identityProblems = (
  { name, phoneCode, nationalId, documentKind, consent }: Identity,
  onRecord: OnRecord | null,
  today: Day,
): Record<IdentityField, string | undefined> => ({
  name: nameProblem(name),
  phone: phoneCode === '' && (onRecord?.phoneMasked ?? '') === '' ? '请点击按钮授权手机号' : undefined,
  nationalId:
    nationalId !== ''
      ? nationalIdProblem(nationalId, today, documentKind)
      : onRecord === null || onRecord.documentKind !== documentKind
        ? '请填写证件号码'
        : undefined,
  consent: consent ? undefined : '请阅读并勾选同意',
});

/** The line above the button of a form: 还有 2 项要处理：身份证号、最高学历. '' when nothing is open. */
export const openFieldsTip = (labels: readonly string[]): string =>
  labels.length === 0
    ? ''
    : `还有 ${labels.length} 项要处理：${labels.slice(0, 3).join('、')}${labels.length > 3 ? ' 等' : ''}`;
