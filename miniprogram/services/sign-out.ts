import type { Send } from '../page/actions';
import { registrationDraft } from './registration-draft';
import { forgetContacts } from './contacts';
import { session } from './session';

export const signOutQuestion = {
  title: '退出登录？',
  content: '退出后要重新用单位账号登录，保存过的草稿都还在。',
  confirmText: '退出登录',
};

/** Signs out of the institution's account, and forgets here what only somebody signed in knows. */
export async function signOut(send: Send): Promise<void> {
  await send('administrator.signOut', {});
  registrationDraft.forget();
  forgetContacts();
  session.forget();
}
