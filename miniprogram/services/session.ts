import type { OutputOf } from '../../contract/index';
import { call } from './call';
import { supportPhone } from './support-phone';

export type Session = OutputOf<'session.get'>;

let current: Promise<Session> | undefined;

function load(): Promise<Session> {
  const loading = call('session.get', {});
  current = loading;
  // A failed answer is not kept: the next page asks again.
  loading.then(
    (told) => supportPhone.keep(told.supportPhone),
    () => {
      if (current === loading) current = undefined;
    },
  );
  return loading;
}

/** Who the caller is to us. Kept for the whole run of the app; ask for a refresh after anything that changes it. */
export const session = {
  /** The session, from memory when it is known. @throws {CallFailure} */
  get: (): Promise<Session> => current ?? load(),
  /** Asks the server again: after registering, signing in or out, and when a home page is shown. @throws {CallFailure} */
  refresh: load,
  /** Takes over what a home was told together with all the rest it shows. */
  adopt(told: Session): void {
    supportPhone.keep(told.supportPhone);
    current = Promise.resolve(told);
  },
  /** Forgets what is known. */
  forget(): void {
    current = undefined;
  },
};
