import type { SomeErrorWords } from './error-codes';

/** The words of what a phone finds out by itself, without an answer of the server. */
export const phoneErrors = {
  networkFailed: { title: '网络不通', advice: '请检查网络后重试，已填内容不会丢失。' },
  timeout: { title: '网络较慢，没有等到回应', advice: '请重试，重复提交不会产生重复记录。' },
  downloadBlocked: {
    title: '文件暂时打不开',
    advice: '不是您的网络问题：小程序后台还没有登记下载域名。请联系技术支持，登记后就能打开。',
  },
  fileAddressExpired: {
    title: '文件地址已失效',
    advice: '不是您的网络问题：刚才已经重新取过一次地址。请退出小程序再打开；仍打不开请联系技术支持。',
  },
  fileGone: { title: '文件已经不在了', advice: '它可能刚被更换或删除。请刷新页面，打开现在的那一份。' },
  privacyUndeclared: {
    title: '微信还不让用这个功能',
    advice: '不是您的手机问题：小程序后台的《用户隐私保护指引》还没有写明这类信息。请告诉技术支持，写明后就能用。',
  },
  privacyNotAgreed: { title: '没有同意隐私保护指引', advice: '想继续的话，请再点一次并选「同意」。' },
  phoneQuotaSpent: {
    title: '手机号验证次数已用完',
    advice: '不是您的手机问题：小程序的验证次数要由管理方在公众平台购买。请联系技术支持。',
  },
} satisfies SomeErrorWords;
