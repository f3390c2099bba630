import { errorWords, type ErrorCode } from '../../contract/errors';
import { CallFailure } from './call';
import { privacyUseOf } from './privacy-uses';

/** WeChat's numbers of what it refuses: the type of data is not declared, or its owner has not agreed to the guide (now, or just before). */
const UNDECLARED = 112;
const NOT_AGREED = [103, 104];
/** The account has used up the phone numbers that it has paid for. */
const QUOTA_SPENT = 1_400_001;

/** The id of the button that agrees: WeChat asks for it, and looks whether it was pressed. */
const AGREE_BUTTON = 'agree-privacy';

/** What WeChat wants to know before an API may act. `end` tells it, once. */
export interface PrivacyQuestion {
  /** The API, e.g. `chooseMedia` or `button.getPhoneNumber`. */
  api: string;
  /** The question is to be seen now. */
  shown: () => void;
  end: (agreed: boolean) => void;
}
type Asker = (question: PrivacyQuestion) => void;

let onTop: Asker | undefined;

/** Which page asks: the one on top, by the sheet that lies on it. */
export const privacyAskers = {
  stand(asker: Asker): void {
    onTop = asker;
  },
  leave(asker: Asker): void {
    if (onTop === asker) onTop = undefined;
  },
};

/** Lets the page on top ask, in a sheet of our own. Once, when the app starts. */
export function askPrivacyOurselves(): void {
  wx.onNeedPrivacyAuthorization((resolve, { referrer }) => {
    // A page without a sheet has nothing that needs one (test/settings.test.ts); whoever waits must not wait for ever.
    if (onTop === undefined) return resolve({ event: 'disagree' });
    onTop({
      api: referrer,
      shown: () => resolve({ event: 'exposureAuthorization' }),
      end: (agreed) => resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }),
    });
  });
}

/** What WeChat refuses because of personal data, in our words and with what can be done instead. */
class PrivacyRefusal extends CallFailure {
  override readonly words;

  constructor(code: ErrorCode, instead: string) {
    super(code, '');
    const { title, advice } = errorWords[code];
    this.words = { title, advice: `${advice}${instead}` };
  }
}

const codeOf = (errno: number): 'privacyUndeclared' | 'privacyNotAgreed' | 'phoneQuotaSpent' | undefined => {
  if (errno === UNDECLARED) return 'privacyUndeclared';
  if (errno === QUOTA_SPENT) return 'phoneQuotaSpent';
  return NOT_AGREED.includes(errno) ? 'privacyNotAgreed' : undefined;
};

/** Whether something that WeChat threw is about personal data; undefined for everything else. */
export function privacyRefusal(thrown: unknown): CallFailure | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('errno' in thrown) || typeof thrown.errno !== 'number')
    return undefined;
  const code = codeOf(thrown.errno);
  if (code === undefined) return undefined;
  const said = 'errMsg' in thrown && typeof thrown.errMsg === 'string' ? thrown.errMsg : '';
  return new PrivacyRefusal(code, privacyUseOf(said.split(':')[0] ?? '')?.instead ?? '');
}

/** What WeChat's phone button has told. */
export interface PhoneAnswer {
  code?: string;
  errMsg?: string;
  errno?: number;
}

/**
 * Why WeChat's phone button gave no number, and what to do now; '' when it gave one.
 * @param smsOffered whether a code by SMS is another way here
 */
export function phoneProblem({ code, errno = 0 }: PhoneAnswer, smsOffered: boolean): string {
  if (code !== undefined) return '';
  const otherwise = smsOffered ? '请改用短信验证码。' : '请联系技术支持。';
  switch (codeOf(errno)) {
    case 'privacyUndeclared':
      return `小程序后台还没有声明要用手机号，微信不让授权。${otherwise}`;
    case 'phoneQuotaSpent':
      return `本小程序的手机号验证次数已用完。${otherwise}`;
    case 'privacyNotAgreed':
      return `没有同意隐私保护指引，微信没有给出手机号。请再点一次并选「同意」${smsOffered ? '，或改用短信验证码' : ''}`;
    case undefined:
      return `没有授权手机号。请再点一次并选「允许」${smsOffered ? '，或改用短信验证码' : ''}`;
  }
}
