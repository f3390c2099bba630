import { checkName } from '../../domain/person/person';

/** What is wrong with a person's name, in words; undefined when nothing is. @param wrongLength said of a length that is no name's */
export function nameWords(name: string, wrongLength: string): string | undefined {
  const problem = checkName(name);
  if (problem === undefined) return undefined;
  return problem === 'nameCharacters' ? '姓名里不能有数字、表情或特殊符号' : wrongLength;
}
