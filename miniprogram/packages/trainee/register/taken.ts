import type { ErrorCode, ErrorOf, ErrorWords } from '../../../../contract/index';
import { ask } from '../../../page/sheets';

const taken: readonly ErrorCode[] = ['nationalIdTaken', 'phoneTaken'] satisfies ErrorOf<'registration.submit'>[];

/** Somebody is registered with this national ID or phone: perhaps the same person, from an earlier WeChat. */
export const isTaken = (code: ErrorCode): boolean => taken.includes(code);

/** Refusals that come after WeChat's phone code was read: it works once. */
export const hasUsedPhoneCode = (code: ErrorCode): boolean => code === 'phoneCodeInvalid' || isTaken(code);

/** Tells what is taken, and offers the way of those who have a new WeChat. */
export const wantsRebinding = ({ title, advice }: ErrorWords): Promise<boolean> =>
  ask({ title, content: advice, confirmText: '申请换绑', cancelText: '知道了' });
