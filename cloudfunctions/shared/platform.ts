import { typeOfHead } from '../../domain/kernel/uploads';
import { phoneFrom } from '../../domain/person/phone';
import type { Platform } from '../../server/platform/platform';
import { platformError } from '../../server/call/platform-error';
import type { Cloud } from './sdk';
import { openStoredFiles } from './stored-files';

/** A code of the phone button that is unknown, spent or too old, or of another user than the one it is exchanged for. */
const REFUSED_PHONE_CODES = [40003, 40013, 40029, 40163];
/** WeChat documents the user as an optional field; where it does not read it, it says that the data have no right format. */
const DATA_FORMAT = 47001;
/** The receiver wants none, or is nobody: sending again helps nothing. */
const REFUSED_CODES = [43101, 40003];
/** A call that timed out or was broken off: WeChat may have sent the message. */
const UNKNOWN_CODES = [-504003, -504002, -501001];
/** WeChat's answer to a picture that must not be shown. */
const RISKY_PICTURE = 87014;
const typeOfPicture = (picture: Buffer): string => (typeOfHead(picture) === 'png' ? 'image/png' : 'image/jpeg');
/** Long enough for the request to be on its way; the function's instance may freeze right after it has answered. */
const WAKE_WITHIN_MS = 500;

/** WeChat's open interfaces, called as the cloud function itself. */
export function openPlatform(cloud: Cloud): Platform {
  return {
    async phoneNumber(openid, code) {
      const exchange = async (asked: { code: string; openid?: string }): Promise<string | undefined> => {
        const { phoneInfo } = await cloud.openapi.phonenumber.getPhoneNumber(asked);
        const { purePhoneNumber: number, countryCode } = phoneInfo ?? {};
        return number === undefined || countryCode === undefined ? undefined : phoneFrom({ countryCode, number });
      };
      try {
        return await exchange({ code, openid }).catch((thrown: unknown) => {
          // Nothing was exchanged. Without the user a code is good for whoever sends it first: docs/threat-model.md.
          if (platformError(thrown).code === DATA_FORMAT) return exchange({ code });
          throw thrown;
        });
      } catch (thrown) {
        if (REFUSED_PHONE_CODES.includes(platformError(thrown).code ?? 0)) return undefined;
        throw thrown;
      }
    },
    async isTextAcceptable(openid, text) {
      if (text.trim() === '') return true;
      const { result } = await cloud.openapi.security.msgSecCheck({ version: 2, scene: 2, openid, content: text });
      // `review` is WeChat's "a person should look": reviewers of ours read these texts anyway.
      return result?.suggest !== 'risky';
    },
    async isPictureAcceptable(_openid, picture) {
      try {
        // The other check (mediaCheckAsync) answers by a message of its own, minutes later; this one takes a megabyte at once.
        await cloud.openapi.security.imgSecCheck({ media: { contentType: typeOfPicture(picture), value: picture } });
        return true;
      } catch (thrown) {
        if (platformError(thrown).code === RISKY_PICTURE) return false;
        throw thrown;
      }
    },
    ...openStoredFiles(cloud),
    async sendSubscription({ openid, templateId, page, data }) {
      try {
        await cloud.openapi.subscribeMessage.send({
          touser: openid,
          templateId,
          page,
          data,
          miniprogramState: 'formal',
        });
        return 'sent';
      } catch (thrown) {
        const { code } = platformError(thrown);
        if (code === undefined || UNKNOWN_CODES.includes(code)) return 'unknown';
        return REFUSED_CODES.includes(code) ? 'refused' : 'failed';
      }
    },
    async wakeJob(jobId) {
      // Nobody waits for the job's end, and nothing is lost when it cannot be woken: the timer finds it later.
      const called = cloud.callFunction({ name: 'jobs', data: { jobId } }).catch(() => undefined);
      await Promise.race([called, new Promise((resolve) => setTimeout(resolve, WAKE_WITHIN_MS))]);
    },
  };
}
