import { checkNationalId, normaliseNationalId, type PersonProblem } from '../../domain/person/person';
import type { Day } from '../../domain/kernel/time';

const NATIONAL_ID_LENGTH = 18;

/** What is wrong with a national ID, in words that help while it is typed. */
export function nationalIdProblem(text: string, today: Day): string | undefined {
  const problem = checkNationalId(text, today);
  const length = normaliseNationalId(text).length;
  const words: Partial<Record<PersonProblem, string>> = {
    nationalIdLength:
      length < NATIONAL_ID_LENGTH
        ? `还差 ${NATIONAL_ID_LENGTH - length} 位，应为 18 位`
        : `多了 ${length - NATIONAL_ID_LENGTH} 位，应为 18 位`,
    nationalIdCharacters: '前 17 位应是数字，最后一位是数字或 X',
    nationalIdBirthDate: '出生日期不对，请核对第 7–14 位',
    nationalIdChecksum: '最后一位对不上，请逐位核对',
  };
  return problem === undefined ? undefined : words[problem];
}
