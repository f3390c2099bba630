import { checkName, NAME_LENGTH_AT_LEAST, NAME_LENGTH_AT_MOST, nameLength } from '../../domain/person/name';

/** What is wrong with a person's name, in words; undefined when nothing is. A character newer than this phone is the server's to judge. */
export function nameWords(name: string): string | undefined {
  switch (checkName(name, { newerLetters: true })) {
    case undefined:
      return undefined;
    case 'namePrivateUse':
      return '这个字是输入法自造的字，别的手机显示不出来。请用手写或笔画输入再选一次；还是没有，请问本单位管理员怎么写';
    case 'nameCharacters':
      return '姓名里只能有文字，名字之间用一个「·」或空格，不能有数字、表情和标点';
    case 'nameLength':
      return nameLength(name) > NAME_LENGTH_AT_MOST
        ? `姓名最多 ${NAME_LENGTH_AT_MOST} 个字，多了 ${nameLength(name) - NAME_LENGTH_AT_MOST} 个`
        : `请填写真实姓名，至少 ${NAME_LENGTH_AT_LEAST} 个字`;
  }
}

/** What is said of a name that only the server refuses: its letters can be more, or fewer, than this phone's. */
export const NAME_REFUSED = '姓名里有系统还不认识的字，请换一种写法，或问本单位管理员怎么写';

/**
 * The same of a field that may stay open, in a form whose names were saved before: one that stands there already, by an older
 * rule or from the catalogue, is no obstacle to saving the rest.
 */
export const openNameWords = (name: string, saved: readonly string[]): string | undefined =>
  name.trim() === '' || saved.includes(name) ? undefined : nameWords(name);
