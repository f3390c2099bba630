import type { ErrorWords } from './errors';

/** Refusals of what institutions do with their departments and the people in them. */
export const peopleErrorCodes = ['departmentMerging', 'departmentHasContact'] as const;

export const peopleErrorWords: Record<(typeof peopleErrorCodes)[number], ErrorWords> = {
  departmentMerging: {
    title: '这个科室正在并入别的科室',
    advice: '还有人员没有转完，一般几分钟内完成。请稍后刷新再操作。',
  },
  departmentHasContact: {
    title: '这个科室还有联系人',
    advice: '请先在「单位账号」里移除联系人，或给他换一个科室，再删除。',
  },
};
