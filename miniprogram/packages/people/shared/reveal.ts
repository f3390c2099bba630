import { ask } from '../../../page/sheets';

/** Asks before a national ID is shown in full: each look is in the log under the name of who looks. */
export const mayReveal = (): Promise<boolean> =>
  ask({
    title: '显示完整证件号码？',
    content: '这次查看会连同您的姓名记入操作日志。',
    confirmText: '显示',
  });
