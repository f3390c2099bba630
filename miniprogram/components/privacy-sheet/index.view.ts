import { privacyUseOf } from '../../services/privacy-uses';

/** What the sheet says before an API may take something. */
export interface PrivacyWords {
  title: string;
  purpose: string;
  instead: string;
}

const ANYTHING: PrivacyWords = {
  title: '使用前请先同意',
  purpose: '用到您的手机号、照片、文件或位置之前，要您先同意怎样处理它们；每一项用到时再分别询问。',
  instead: '不同意也能查看会议通知。',
};

/** @param api as WeChat names it; one without words of its own is asked for in general ones */
export function privacyWords(api: string): PrivacyWords {
  const use = privacyUseOf(api);
  if (use === undefined) return ANYTHING;
  return {
    title: `要用到您的${use.what}`,
    purpose: `用途：${use.purpose}。`,
    instead: `不同意的话：${use.instead}`,
  };
}
