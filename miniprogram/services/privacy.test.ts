import { askPrivacyOurselves, phoneProblem, privacyAskers, privacyRefusal, type PrivacyQuestion } from './privacy';
import { agreedToPrivacy } from './privacy-consent';

interface Answer {
  event: string;
  buttonId?: string;
}
let ask: (resolve: (answer: Answer) => void, info: { referrer: string }) => void;
let agrees = true;

beforeAll(() => {
  Object.assign(globalThis, {
    wx: {
      onNeedPrivacyAuthorization: (listener: typeof ask) => (ask = listener),
      requirePrivacyAuthorize: ({ success, fail }: { success: () => void; fail: () => void }) =>
        agrees ? success() : fail(),
    },
  });
  askPrivacyOurselves();
});

/** What WeChat hears for one API. */
function answersTo(referrer: string): Answer[] {
  const heard: Answer[] = [];
  ask((answer) => heard.push(answer), { referrer });
  return heard;
}

describe('the question before an API that takes personal data', () => {
  it('is asked by the page on top, and its answer names the button that was pressed', () => {
    const seen: string[] = [];
    const asker = ({ api, shown, end }: PrivacyQuestion): void => {
      seen.push(api);
      shown();
      end(true);
    };
    privacyAskers.stand(asker);
    expect(answersTo('chooseMedia')).toEqual([
      { event: 'exposureAuthorization' },
      { event: 'agree', buttonId: 'agree-privacy' },
    ]);
    expect(seen).toEqual(['chooseMedia']);
    privacyAskers.leave(asker);
  });

  it('is not taken away by a page that goes after another one has come', () => {
    const below = ({ end }: PrivacyQuestion): void => end(false);
    const above = ({ end }: PrivacyQuestion): void => end(true);
    privacyAskers.stand(below);
    privacyAskers.stand(above);
    privacyAskers.leave(below);
    expect(answersTo('chooseMedia')).toEqual([{ event: 'agree', buttonId: 'agree-privacy' }]);
    privacyAskers.leave(above);
  });

  it('is declined where nobody can ask, so that nothing waits for ever', () => {
    expect(answersTo('chooseMedia')).toEqual([{ event: 'disagree' }]);
  });

  it('can be asked beforehand', async () => {
    expect(await agreedToPrivacy()).toBe(true);
    agrees = false;
    expect(await agreedToPrivacy()).toBe(false);
  });
});

describe('what WeChat refuses because of personal data', () => {
  it('is told in our words, with what can be done instead', () => {
    const undeclared = privacyRefusal({
      errMsg: 'chooseMedia:fail api scope is not declared in the privacy agreement',
      errno: 112,
    });
    expect(undeclared?.code).toBe('privacyUndeclared');
    expect(undeclared?.words.advice).toMatch(/用户隐私保护指引.*可以改选聊天里的 PDF/);
    const declined = privacyRefusal({
      errMsg: 'setClipboardData:fail privacy permission is not authorized',
      errno: 104,
    });
    expect(declined?.code).toBe('privacyNotAgreed');
    expect(declined?.words.advice).toMatch(/选「同意」.*抄下来/);
  });

  it('is nothing else', () => {
    for (const thrown of [undefined, 'x', new Error('x'), { errMsg: 'chooseMedia:fail cancel' }, { errno: 600000 }])
      expect(privacyRefusal(thrown)).toBeUndefined();
  });
});

describe("WeChat's phone button", () => {
  const quota = { errMsg: 'getPhoneNumber:fail', errno: 1_400_001 };

  it('says why it gave no number, and what to do', () => {
    expect(phoneProblem({ code: 'abc' }, false)).toBe('');
    expect(phoneProblem({ errMsg: 'getPhoneNumber:fail user deny' }, false)).toBe(
      '没有授权手机号。请再点一次并选「允许」',
    );
    expect(phoneProblem({ errno: 104 }, false)).toContain('选「同意」');
    expect(phoneProblem({ errno: 112 }, false)).toContain('请联系技术支持');
    expect(phoneProblem(quota, false)).toContain('请联系技术支持');
  });

  it('names the code by SMS wherever that is to be had', () => {
    for (const answer of [{ errMsg: 'getPhoneNumber:fail user deny' }, { errno: 104 }, { errno: 112 }, quota])
      expect(phoneProblem(answer, true)).toContain('短信验证码');
  });
});
