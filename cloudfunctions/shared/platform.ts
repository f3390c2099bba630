import type { Platform } from '../../server/platform/platform';
import { platformError } from '../../server/call/platform-error';
import type { Cloud } from './sdk';
import { openStoredFiles } from './stored-files';

/** A code of the phone button that is unknown, spent or too old. */
const SPENT_CODES = [40029, 40163];
/** Long enough for the request to be on its way; the function's instance may freeze right after it has answered. */
const WAKE_WITHIN_MS = 500;

/** WeChat's open interfaces, called as the cloud function itself. */
export function openPlatform(cloud: Cloud): Platform {
  return {
    async phoneNumber(code) {
      try {
        const { phoneInfo } = await cloud.openapi.phonenumber.getPhoneNumber({ code });
        return phoneInfo?.countryCode === '86' ? phoneInfo.purePhoneNumber : undefined;
      } catch (thrown) {
        if (SPENT_CODES.includes(platformError(thrown).code ?? 0)) return undefined;
        throw thrown;
      }
    },
    async isTextAcceptable(openid, text) {
      if (text.trim() === '') return true;
      const { result } = await cloud.openapi.security.msgSecCheck({ version: 2, scene: 2, openid, content: text });
      // `review` is WeChat's "a person should look": reviewers of ours read these texts anyway.
      return result?.suggest !== 'risky';
    },
    ...openStoredFiles(cloud),
    async wakeJob(jobId) {
      // Nobody waits for the job's end, and nothing is lost when it cannot be woken: the timer finds it later.
      const called = cloud.callFunction({ name: 'jobs', data: { jobId } }).catch(() => undefined);
      await Promise.race([called, new Promise((resolve) => setTimeout(resolve, WAKE_WITHIN_MS))]);
    },
  };
}
