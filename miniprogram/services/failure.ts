import { errorWords, type ErrorCode } from '../../contract/errors';
import { CallFailure } from './call';
import { spokenMoment } from './format';
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
  const facts = [
    details.byOthers ? '试错的是其他微信，不是您。' : '',
    details.until === undefined ? '' : `请在${spokenMoment(details.until, serverNow())} 以后再试。`,
    details.ask === undefined || details.ask.length === 0 ? '' : `可以找：${details.ask.join('、')}。`,
    details.reason === undefined ? '' : `原因：${details.reason}`,
  ].join('');
  return { title: words.title, advice: `${words.advice}${facts}`, code, requestId };
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
  try {
    await wx.showModal({
      title: view.title,
      content: view.code === 'internal' ? `${view.advice}\n${failureNumber(view)}` : view.advice,
      showCancel: false,
      confirmText: '知道了',
    });
  } catch {
    // As said above.
  }
}
