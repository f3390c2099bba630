import type { SomeErrorWords } from './error-codes';

/** The words of what is refused to institutions about their departments and the people in them. */
export const peopleErrors = {
  departmentMerging: {
    title: '这个科室正在并入别的科室',
    advice: '还有人员没有转完，一般几分钟内完成。请稍后刷新再操作。',
  },
  departmentHasContact: {
    title: '这个科室还有联系人',
    advice: '请先在「单位账号」里移除联系人，或给他换一个科室，再删除。',
  },
} satisfies SomeErrorWords;
