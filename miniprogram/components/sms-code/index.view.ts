import { checkPhone, normalisePhone } from '../../../domain/person/person';

/** What is typed to prove a number by SMS. */
export interface SmsTyped {
  phone: string;
  code: string;
}
export const NOTHING_TYPED: SmsTyped = { phone: '', code: '' };

/** What is wrong with a number, in words; '' when a code can be sent there. */
export const phoneProblem = (phone: string): string =>
  phone.trim() === '' ? '请填写手机号' : checkPhone(normalisePhone(phone)) === undefined ? '' : '请填写 11 位手机号';

/** The proof as it is sent; undefined until both are there. */
export function smsProof({ phone, code }: SmsTyped): SmsTyped | undefined {
  const digits = code.normalize('NFKC').replace(/\s/g, '');
  return phoneProblem(phone) === '' && /^\d{6}$/.test(digits)
    ? { phone: normalisePhone(phone), code: digits }
    : undefined;
}

/** The word of the button: how long until another code can be asked for. */
export const sendWord = (secondsLeft: number, sent: boolean): string =>
  secondsLeft > 0 ? `${secondsLeft} 秒后重发` : sent ? '重新获取' : '获取验证码';
