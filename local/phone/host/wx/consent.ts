import { NumberedError, post } from './api';
import { openOverlay, overlayButton } from './overlay';
import { h } from '../dom';
import { people } from './people';
import { privacyError, type PrivacyGate } from './privacy';

/** Name of the mini-program, as its window is titled. */
export const appName = () => document.documentElement.dataset['app'] ?? '';

/** What a button with `open-type="getPhoneNumber"` tells. */
export interface PhoneNumberDetail {
  code?: string;
  errMsg: string;
  errno?: number;
}

const BUTTON = 'button.getPhoneNumber';

const failed = (error: unknown): PhoneNumberDetail => ({
  errMsg: `getPhoneNumber:fail ${error instanceof Error ? error.message : String(error)}`,
  ...(error instanceof NumberedError ? { errno: error.errno } : {}),
});

/** Ask the person for the phone number; a code for the server stands for it. */
export async function phoneNumberCode(person: string | null, gate: PrivacyGate): Promise<PhoneNumberDetail> {
  try {
    await gate.pass(BUTTON);
  } catch (error) {
    return failed(error);
  }
  if (gate.failureOf(BUTTON) === 'quota') return failed(privacyError('quota'));
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
    return failed(error);
  }
}

/** WeChat's page with the guide, as it was written at the console. Its text is not known here. */
export function openPrivacyContract(): Promise<void> {
  return new Promise((resolve) => {
    const title = `《${appName()}小程序隐私保护指引》`;
    const { panel, close } = openOverlay('sheet', title);
    const end = () => {
      close();
      resolve();
    };
    panel.append(h('p', '', title), h('p', '', '由微信显示在公众平台填写的内容。'), overlayButton('关闭', end));
  });
}
