import { CodedError, post } from './api';
import { openOverlay, overlayButton, showModal } from './overlay';
import { h } from '../dom';
import { people } from './people';

interface Storage {
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, value: unknown): void;
}

/** Name of the mini-program, as its window is titled. */
export const appName = () => document.documentElement.dataset['app'] ?? '';

const CONSENT = '__privacy';

/** The privacy guide, asked once for each person. @throws when it is refused */
export async function requirePrivacyAuthorize(storage: Storage): Promise<void> {
  if (storage.getStorageSync(CONSENT) === true) return;
  const { confirm } = await showModal({
    title: '用户隐私保护提示',
    content: `使用前请阅读并同意《${appName()}小程序隐私保护指引》`,
    cancelText: '拒绝',
    confirmText: '同意',
  });
  if (!confirm) throw new CodedError(104, 'privacy permission is not authorized');
  storage.setStorageSync(CONSENT, true);
}

/** Ask the person for the phone number; a code for the server stands for it. */
export async function phoneNumberCode(person: string | null): Promise<{ code?: string; errMsg: string }> {
  const number = (await people()).find((one) => one.id === person)?.phone;
  const allowed = await new Promise<boolean>((resolve) => {
    const { panel, close } = openOverlay('sheet', '申请获取并验证你的手机号');
    const end = (answer: boolean) => {
      close();
      resolve(answer);
    };
    panel.append(
      h('p', '', `${appName()} 申请获取并验证你的手机号`),
      h('b', 'mp-number', number ? `${number.slice(0, 3)}****${number.slice(-4)}` : '微信绑定的号码'),
      overlayButton('允许', () => end(true), 'mp-strong'),
      overlayButton('拒绝', () => end(false), 'mp-cancel'),
    );
  });
  if (!allowed) return { errMsg: 'getPhoneNumber:fail user deny' };
  try {
    const { code } = await post<{ code: string }>('/wx/phoneNumberCode', { as: person });
    return { code, errMsg: 'getPhoneNumber:ok' };
  } catch (error) {
    return { errMsg: `getPhoneNumber:fail ${error instanceof Error ? error.message : String(error)}` };
  }
}
