import type { ErrorCode, ErrorWords } from '../../../../contract/index';

const taken: readonly ErrorCode[] = ['nationalIdTaken', 'phoneTaken'];

/** Somebody is registered with this national ID or phone: perhaps he himself, from the WeChat he had before. */
export const isTaken = (code: ErrorCode): boolean => taken.includes(code);

/** Refusals that come after WeChat's phone code was read: it works once. */
export const hasUsedPhoneCode = (code: ErrorCode): boolean => code === 'phoneCodeInvalid' || isTaken(code);

/** Tells what is taken, and offers the way of those who have a new WeChat. */
export async function wantsRebinding({ title, advice }: ErrorWords): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title,
    content: advice,
    confirmText: '申请换绑',
    cancelText: '知道了',
  });
  return confirm;
}
