import type { ErrorCode, ErrorOf, ErrorWords } from '../../../../contract/index';
import { ask } from '../../../page/sheets';

/** Somebody is registered with this national ID: perhaps the same person, from an earlier WeChat. */
export const isTaken = (code: ErrorCode): boolean =>
  code === ('nationalIdTaken' satisfies ErrorOf<'registration.submit'>);

/** Refusals that come after WeChat's phone code was read: it works once. */
const afterPhone: readonly ErrorCode[] = [
  'phoneCodeInvalid',
  'nationalIdTaken',
  'phoneTaken',
  'cardNumberTaken',
  'tooManyAttempts',
] satisfies ErrorOf<'registration.submit'>[];
export const hasUsedPhoneCode = (code: ErrorCode): boolean => afterPhone.includes(code);

/** Another number than before, on a registration with check-ins: mistyped, which the institution corrects, or another person. */
export const isOtherNumber = (code: ErrorCode): boolean =>
  code === ('nationalIdFixed' satisfies ErrorOf<'registration.submit'>);

/** Asks which of the two it is. @returns whether it is another person, who begins anew */
export const isAnotherPerson = ({ title, advice }: ErrorWords): Promise<boolean> =>
  ask({
    title,
    content: `${advice}换了人用这个微信，请选「换了人」：签到记录留在原来那份注册，您从头开始。`,
    confirmText: '换了人',
    cancelText: '填错了',
  });

/** Tells what is taken, and offers the way of those who have a new WeChat. */
export const wantsRebinding = ({ title, advice }: ErrorWords): Promise<boolean> =>
  ask({ title, content: advice, confirmText: '申请换绑', cancelText: '知道了' });
