import type { CallName, InputOf, OutputOf } from '../../contract/index';
import { call, CallFailure, newRequestId, type CallOptions } from './call';
import { showFailure } from './failure';
import { leaveWhenSignedOut } from './administrator';

/** The little of a page that a command needs: its button shows `busy` and answers no second tap meanwhile. */
export interface BusyPage {
  data: { busy: boolean };
  setData(data: { busy: boolean }): void;
}

/** Failures that somebody has read already, and answered with 先不提交. */
const told = new WeakSet<CallFailure>();

/**
 * Runs what a button does, once at a time. A failure is told in words; nothing on the page is touched.
 * @returns what `act` gave, or undefined when it failed or another one is still running
 */
export async function busyWhile<Result>(page: BusyPage, act: () => Promise<Result>): Promise<Result | undefined> {
  if (page.data.busy) return undefined;
  page.setData({ busy: true });
  try {
    const result = await act();
    page.setData({ busy: false });
    return result;
  } catch (error) {
    // First: nothing turns any more behind the dialog.
    page.setData({ busy: false });
    leaveWhenSignedOut(error);
    if (!(error instanceof CallFailure && told.has(error))) await showFailure(error);
    return undefined;
  }
}

/**
 * Sends a command under one request id. While nobody knows whether it arrived, the user may send the same request again:
 * the server answers a repeat with the first answer (rules: "Repeats are harmless").
 * @throws {CallFailure} a refusal, or a bad network when the user gave up
 */
export async function send<Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
  as: Pick<CallOptions, 'displayPass'> = {},
): Promise<OutputOf<Name>> {
  const requestId = newRequestId();
  for (;;) {
    try {
      return await call(name, input, { ...as, requestId });
    } catch (error) {
      if (!(error instanceof CallFailure && error.outcomeUnknown)) throw error;
      if (await wantsRepeat(error)) continue;
      told.add(error);
      throw error;
    }
  }
}

async function wantsRepeat({ words }: CallFailure): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: words.title,
    content: words.advice,
    confirmText: '重试',
    cancelText: '先不提交',
  });
  return confirm;
}
