/** What each rating says; nothing for none. */
export const ratingWords: readonly string[] = ['', '很不满意', '不满意', '一般', '满意', '很满意'];
