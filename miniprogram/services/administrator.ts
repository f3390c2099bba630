import { CallFailure } from './call';
import { open } from '../page/navigate';
import { routes } from '../page/routes';
import { session, type Session } from './session';

/** Leads somebody whose sign-in is over (or never was) to the tab where they can sign in. */
export function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof CallFailure) || error.code !== 'notSignedIn') return;
  session.forget();
  // Whoever called tells the failure itself; the tab can be pressed.
  open(routes.adminHome, {}).catch(() => undefined);
}

/**
 * Does what only somebody may who is signed in to an institution account; anybody else is sent to the tab where they can sign in.
 * @throws {CallFailure} `notSignedIn`, and whatever `act` throws
 */
export async function asSignedIn<Result>(
  act: (administrator: NonNullable<Session['administrator']>) => Promise<Result>,
): Promise<Result> {
  try {
    const { administrator } = await session.get();
    if (administrator === null) throw new CallFailure('notSignedIn', '');
    return await act(administrator);
  } catch (error) {
    leaveWhenSignedOut(error);
    throw error;
  }
}
