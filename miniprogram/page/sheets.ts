/** WeChat's own sheets, which a person may cancel. Cancelling is an answer, not a failure. */
import { CallFailure } from '../services/call';
import { privacyRefusal } from '../services/privacy';

const isCancelled = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'errMsg' in thrown &&
  typeof thrown.errMsg === 'string' &&
  /cancel/.test(thrown.errMsg);

/**
 * Awaits one of WeChat's sheets: a picker, a call, a scan.
 * @returns what it gave; undefined when the person cancelled it
 * @throws {CallFailure} where WeChat refuses it because of personal data; else whatever it failed with
 */
export async function sheet<Result>(show: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await show();
  } catch (thrown) {
    if (isCancelled(thrown)) return undefined;
    throw privacyRefusal(thrown) ?? thrown;
  }
}

export interface Question {
  title: string;
  content?: string;
  confirmText?: string;
  cancelText?: string;
  /** For what cannot be taken back. */
  confirmColor?: string;
}

/** Asks a question with yes and no. @returns whether it was yes */
export async function ask(question: Question): Promise<boolean> {
  const answer = await sheet(() => wx.showModal({ cancelText: '取消', ...question }));
  return answer?.confirm === true;
}

/** Says something that has to be read; resolves when it was. */
export async function tell(said: { title: string; content: string }): Promise<void> {
  await sheet(() => wx.showModal({ ...said, showCancel: false, confirmText: '知道了' }));
}

/** Says why WeChat refused: in the words of that refusal where it is about personal data, else in those that the page has. */
export async function tellRefusalOr(error: unknown, said: { title: string; content: string }): Promise<void> {
  if (error instanceof CallFailure) await tell({ title: error.words.title, content: error.words.advice });
  else await tell(said);
}

/** Dials a number; the person may decide otherwise on WeChat's sheet. */
export async function dial(phoneNumber: string): Promise<void> {
  await sheet(() => wx.makePhoneCall({ phoneNumber }));
}
