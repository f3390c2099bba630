import * as z from 'zod/mini';
import { instant, typedPhone } from '../../common';
import { defineCall } from '../../define-call';

/**
 * Sends a code to a mobile phone (短信验证码, M2), for whoever cannot or does not want to use WeChat's phone button. The code proves
 * the number in the command that comes with it, from the same WeChat account, once.
 */
export const phoneSendCode = defineCall({
  name: 'phone.sendCode',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ phone: typedPhone }),
  output: z.strictObject({ expiresAt: instant, resendAt: instant }),
  errors: ['tooManyAttempts', 'smsOff', 'smsFailed'],
});
