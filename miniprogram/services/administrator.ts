import { CallFailure } from './call';
import { loadInto, type LoadingPage } from './load';
import { session } from './session';

const HOME = '/pages/admin/home/index';

/** Leads somebody whose sign-in is over (or never was) to the tab where he can sign in. */
export function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof CallFailure) || error.code !== 'notSignedIn') return;
  session.forget();
  void wx.switchTab({ url: HOME });
}

/**
 * Loads a page that only a signed-in administrator or reviewer may see; anybody else is sent to the admin tab. Everything
 * about `status` is done by {@link loadInto}, which also explains `options`.
 */
export async function loadForAdministrator(
  page: LoadingPage,
  load: Parameters<typeof loadInto>[1],
  options?: Parameters<typeof loadInto>[2],
): Promise<void> {
  const guarded = async () => {
    try {
      const { administrator } = await session.get();
      if (administrator === null) throw new CallFailure('notSignedIn', '');
      return await load();
    } catch (error) {
      leaveWhenSignedOut(error);
      throw error;
    }
  };
  await loadInto(page, guarded, options);
}
