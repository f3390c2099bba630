import { errorWords, type ErrorCode } from '../../contract/errors';
import type { ErrorDetails } from '../../contract/index';
import { whoHelps } from '../../contract/error-contacts';
import { CallFailure } from './call';
import { contactLine, findContact } from './contacts';
import { fieldLabels } from './field-labels';
import { spokenMoment } from './format';
import { supportPhone } from './support-phone';
import { serverNow } from './server-clock';

/** A failure as a screen shows it: what happened, what to do, and what to tell the support. */
export interface FailureView {
  title: string;
  advice: string;
  code: ErrorCode;
  /** The number the support asks for; empty when the failure never reached a call. */
  requestId: string;
}

/** Words for anything that was thrown. Facts of the refusal (waiting time, reason) are put into the advice. */
export function failureView(error: unknown): FailureView {
  if (!(error instanceof CallFailure)) return { ...errorWords.internal, code: 'internal', requestId: '' };
  const { code, words, requestId, details } = error;
  if (code === 'invalidInput') return { title: words.title, advice: adviceOn(details), code, requestId };
  const facts = [
    details.byOthers ? '试错的是其他微信，不是您。' : '',
    details.until === undefined ? '' : `请在${spokenMoment(details.until, serverNow())} 以后再试。`,
    details.page === undefined ? '' : `是第 ${details.page} 页。`,
    details.ask === undefined || details.ask.length === 0 ? '' : `可以找：${details.ask.join('、')}。`,
    details.reason === undefined ? '' : `原因：${details.reason}`,
  ].join('');
  return { title: words.title, advice: `${words.advice}${facts}`, code, requestId };
}

/** What a form has to look at again: the server says where, and the phone marks some of it itself. */
function adviceOn({ fields = [] }: ErrorDetails): string {
  const labels = fieldLabels(fields);
  return labels.length === 0 ? errorWords.invalidInput.advice : `请检查「${labels.join('」「')}」后再提交。`;
}

/** Whoever is told to call reads the number, of the failure and of the support (M24). */
function contentOf(view: FailureView): string {
  if (view.code !== 'internal' && view.code !== 'keysUnfit') return view.advice;
  const phone = supportPhone.get();
  return [view.advice, failureNumber(view), ...(phone === '' ? [] : [`技术支持电话 ${phone}`])].join('\n');
}

/** The last line of a failure: short enough to be read out on the phone. */
export const failureNumber = ({ code, requestId }: Pick<FailureView, 'code' | 'requestId'>): string =>
  requestId === '' ? `错误码 ${code}` : `错误码 ${code} · ${requestId.slice(-8)}`;

/**
 * Tells of a failed command in a dialog. Nothing that was typed is touched. Resolves when the user has read it, and never rejects:
 * where WeChat shows no dialog there is nothing else to tell it with.
 */
export async function showFailure(error: unknown): Promise<void> {
  const view = failureView(error);
  const office = whoHelps[view.code];
  const contact = office === undefined ? null : await findContact(office);
  try {
    const { confirm } = await wx.showModal({
      title: view.title,
      content: contact === null ? contentOf(view) : `${contentOf(view)}\n${contactLine(contact)}`,
      ...(contact === null
        ? { showCancel: false, confirmText: '知道了' }
        : { cancelText: '知道了', confirmText: '拨打' }),
    });
    if (confirm && contact !== null) await wx.makePhoneCall({ phoneNumber: contact.phone });
  } catch {
    // As said above.
  }
}
