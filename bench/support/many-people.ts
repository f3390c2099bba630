/** A province of people with names as they are spread in life: the same ones in each run. */
import { professionalTitles, specialties } from '../../domain/person/profession';
import { registrationStates } from '../../domain/person/registration';
import type { Person } from '../../server/data/documents';
import { traineeOf } from '../../test/support/attendance';

/** The commonest family names, the commonest first, and characters of given names. */
const FAMILY = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余');
const GIVEN = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅红建国文辉玲晓海燕鑫宇浩然子轩雨欣怡佳俊',
);
/** The departments of a hospital, which are its own. */
export const departmentsOf = (institutionId: string) =>
  Array.from({ length: 40 }, (_, at) => ({ id: `${institutionId}-d${at}`, name: `第${at + 1}科室` }));

/** Numbers that look drawn by lot, the same in each run (mulberry32). */
export function lots(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Larger than any province, and a prime: each person of it gets another number. */
const NUMBERS = 999_999_937;
const institutions = new Map<string, number>();

/** Ten digits that look drawn by lot; no two people share one, as the index demands. */
function personNumberOf(institutionId: string, at: number): string {
  const place = institutions.get(institutionId) ?? institutions.size;
  institutions.set(institutionId, place);
  return String(4_000_000_000 + (((place * 10_000 + at + 1) * 618_033) % NUMBERS));
}

export function manyPeople(count: number, institutionId: string): Person[] {
  const draw = lots(
    Array.from(institutionId).reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), 7),
  );
  const one = <Value>(values: readonly Value[]): Value => {
    const value = values[draw(values.length)];
    if (value === undefined) throw new Error('nothing to draw from');
    return value;
  };
  const departments = departmentsOf(institutionId);
  return Array.from({ length: count }, (_, at) => {
    // Every third draw again among the first few: a few family names are those of half the people.
    const family = FAMILY[draw(3) === 0 ? draw(FAMILY.length) : draw(12)] ?? '王';
    const department = one(departments);
    return traineeOf({ openidOf: (who: string) => `o-${who}` }, `${institutionId}-${at}`, {
      institutionId,
      personNumber: personNumberOf(institutionId, at),
      name: `${family}${one(GIVEN)}${draw(4) === 0 ? '' : one(GIVEN)}`,
      cardNumber: `430100${String(at).padStart(6, '0')}`,
      departmentId: department.id,
      departmentName: department.name,
      professionalTitle: one(professionalTitles).code,
      specialty: one(specialties).code,
      state: at % 40 === 0 ? one(registrationStates) : 'approved',
      submittedAt: 1_700_000_000_000 + draw(50_000_000),
    });
  });
}
