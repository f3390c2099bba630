import { PRIVACY_APIS, PRIVACY_FAILURES, type PrivacyAnswers, type PrivacyFailure } from '../../privacy';
import { NumberedError } from './api';
import { showModal } from './overlay';

interface Storage {
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, value: unknown): void;
}

/** What a mini-program answers to the question that it shows itself. */
interface Answer {
  event: 'exposureAuthorization' | 'agree' | 'disagree';
  buttonId?: string;
}
type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void;

const CONSENT = '__privacy';

/** A failure as WeChat words it. */
export const privacyError = (failure: PrivacyFailure): NumberedError =>
  new NumberedError(PRIVACY_FAILURES[failure].errno, PRIVACY_FAILURES[failure].reason);

/**
 * WeChat's gate before each API that takes personal data. It asks once for each person: by the question of the mini-program where that
 * listens, by its own one otherwise.
 */
export interface PrivacyGate {
  /** `wx.onNeedPrivacyAuthorization`: the latest listener alone counts. */
  listen(listener: Listener): void;
  /** A button with `open-type="agreePrivacyAuthorization"` was pressed. */
  pressed(buttonId: string): void;
  /** How an API is to fail on this phone; undefined when it is to work. */
  failureOf(api: string): PrivacyFailure | undefined;
  /** `wx.requirePrivacyAuthorize`. @throws when it is refused */
  require(referrer: string): Promise<void>;
  /** Lets an API through. @throws as WeChat: not declared, or not agreed to */
  pass(api: string): Promise<void>;
}

/**
 * @param options.checks whether `app.json` asks for the check
 * @param options.appName as the guide is titled
 */
export function privacyGate(options: {
  storage: Storage;
  checks: boolean;
  answers: PrivacyAnswers;
  appName: () => string;
}): PrivacyGate {
  const { storage, checks, answers, appName } = options;
  let listener: Listener | undefined;
  let pressedIds = new Set<string>();
  const agreed = (): boolean => answers.agreed || storage.getStorageSync(CONSENT) === true;

  /** The mini-program's own question. An agreement counts only once its button was really pressed. */
  const askedByProgram = (ask: Listener, referrer: string): Promise<boolean> =>
    new Promise((resolve) => {
      pressedIds = new Set();
      ask(
        ({ event, buttonId = '' }) => {
          if (event === 'exposureAuthorization') return;
          if (event === 'agree' && !pressedIds.has(buttonId))
            console.error(`onNeedPrivacyAuthorization: no agreePrivacyAuthorization button "${buttonId}" was pressed`);
          resolve(event === 'agree' && pressedIds.has(buttonId));
        },
        { referrer },
      );
    });

  const askedByWeChat = async (): Promise<boolean> => {
    const { confirm } = await showModal({
      title: '用户隐私保护提示',
      content: `使用前请阅读并同意《${appName()}小程序隐私保护指引》`,
      cancelText: '拒绝',
      confirmText: '同意',
    });
    return confirm;
  };

  const require = async (referrer: string): Promise<void> => {
    if (agreed()) return;
    const yes = listener === undefined ? await askedByWeChat() : await askedByProgram(listener, referrer);
    if (!yes) throw privacyError('refused');
    storage.setStorageSync(CONSENT, true);
  };

  return {
    listen: (given) => void (listener = given),
    pressed: (buttonId) => void pressedIds.add(buttonId),
    failureOf: (api) => answers.fails[api],
    require,
    async pass(api) {
      if (!Object.hasOwn(PRIVACY_APIS, api)) return;
      const failure = answers.fails[api];
      if (failure === 'undeclared' || failure === 'refused') throw privacyError(failure);
      if (checks) await require(api);
    },
  };
}
