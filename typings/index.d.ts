/// <reference types="miniprogram-api-typings" />

declare namespace WechatMiniprogram {
  interface Wx {
    /** Their own typings leave out what the listener is given. */
    onNeedPrivacyAuthorization(
      listener: (
        resolve: (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void,
        info: { referrer: string },
      ) => void,
    ): void;
  }
}
