import { platformError } from '../../server/call/platform-error';
import type { Log } from '../../server/call/context';
import type { Sms } from '../../server/platform/platform';
import type { Cloud } from './sdk';

/** One number of an answer that takes several. */
const ACCEPTED = 'Ok';

/**
 * Codes by SMS through the environment's own template, whose only parameter is the code. Undefined without a template: then WeChat's
 * phone button is the only way.
 *
 * UNVERIFIED: `cloudbase.sendSmsV2` was read in WeChat's documents and never called with a real template. Whatever else sends SMS takes
 * the place of this one function.
 */
export function openSms(cloud: Cloud, { template, log }: { template: string; log: Log }): Sms | undefined {
  if (template === '') return undefined;
  return {
    async send(phone, code) {
      try {
        const { sendStatusSet = [] } = await cloud.openapi.cloudbase.sendSmsV2({
          env: process.env['TCB_ENV'] ?? process.env['SCF_NAMESPACE'] ?? '',
          templateId: template,
          templateParamList: [code],
          phoneNumberList: [`+86${phone}`],
        });
        return sendStatusSet.every((each) => each.code === ACCEPTED);
      } catch (thrown) {
        // A refusal may repeat what was sent: its number alone is logged.
        log.error('smsRefused', { code: platformError(thrown).code ?? 0 });
        return false;
      }
    },
  };
}
