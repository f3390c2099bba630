import type { CallName, InputOf, OutputOf } from '../../contract/index';
import { leaveWhenSignedOut } from '../services/administrator';
import { call, CallFailure, newRequestId, type CallOptions } from '../services/call';
import { showFailure } from '../services/failure';
import { ask } from './sheets';

/** Sends one command of an action. @throws {CallFailure} a refusal, or a bad network when the person gave up */
export type Send = <Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
  as?: Pick<CallOptions, 'displayPass'>,
) => Promise<OutputOf<Name>>;

/** What a button does. It awaits the move to another page with which it ends, so that its button stays busy until then. */
export type Act<Result> = (send: Send) => Promise<Result>;

/** The little of a page or component that actions need. `busy` names the action that runs, '' for none. */
interface ActingHost {
  data: { busy: string };
  setData(data: { busy: string }): void;
}

/** Failures that somebody has read already, and answered with 先不提交. */
const told = new WeakSet<CallFailure>();

/**
 * Runs the actions of one page, one at a time, and keeps the idempotency keys of their commands.
 *
 * A command belongs to one intention. Its key is made when the finger goes down and kept until the action is over: while it is
 * not known whether a command arrived, and after one that arrived in an action which then failed, the same button sends the
 * same command under the same key, and the server answers with what it has done already (rules: "Repeats are harmless").
 */
export class Actions {
  readonly #keys = new Map<string, string>();

  constructor(private readonly host: ActingHost) {}

  /**
   * A failure is told in words; nothing on the page is touched.
   * @param name of the action, shown as busy at its own button
   * @returns what `act` gave, or undefined when it failed or another action is still running
   */
  async run<Result>(name: string, act: Act<Result>): Promise<Result | undefined> {
    const { host } = this;
    if (host.data.busy !== '') return undefined;
    host.setData({ busy: name });
    try {
      const result = await act((call, input, as) => this.#send(name, call, input, as));
      for (const key of this.#keys.keys()) if (key.startsWith(`${name}:`)) this.#keys.delete(key);
      host.setData({ busy: '' });
      return result;
    } catch (error) {
      // First: nothing turns any more behind the dialog.
      host.setData({ busy: '' });
      leaveWhenSignedOut(error);
      if (!(error instanceof CallFailure && told.has(error))) await showFailure(error);
      return undefined;
    }
  }

  async #send<Name extends CallName>(
    action: string,
    name: Name,
    input: InputOf<Name>,
    as: Pick<CallOptions, 'displayPass'> = {},
  ): Promise<OutputOf<Name>> {
    const intention = `${action}:${name}:${JSON.stringify(input)}`;
    const requestId = this.#keys.get(intention) ?? newRequestId();
    this.#keys.set(intention, requestId);
    for (;;) {
      try {
        return await call(name, input, { ...as, requestId });
      } catch (error) {
        if (!(error instanceof CallFailure && error.outcomeUnknown)) throw error;
        if (
          await ask({
            title: error.words.title,
            content: error.words.advice,
            confirmText: '重试',
            cancelText: '先不提交',
          })
        )
          continue;
        told.add(error);
        throw error;
      }
    }
  }
}
