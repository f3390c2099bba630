import { isFound, searchQueryOf } from '../../domain/kernel/search';
import { searchable, type Part } from './search';

const finds = async (parts: readonly Part[], typed: string): Promise<boolean> => {
  const index = await searchable(parts);
  const query = searchQueryOf(typed);
  return query !== undefined && query.keys.every((key) => index.keys.includes(key)) && isFound(index, query);
};

describe('pinyin', () => {
  it.each([
    ['曾国藩', 'zeng'],
    ['单雄信', 'shan'],
    ['欧阳娜娜', 'oynn'],
    ['吕布', 'lv'],
    ['周敏', 'zhoumin'],
    ['阿依古丽·买买提', 'ayiguli'],
    ['阿依古丽·买买提', 'mmt'],
    ['𠮷野', 'ye'],
  ])('reads the name %s as %s', async (personName, typed) => {
    expect(await finds([{ personName }], typed)).toBe(true);
  });

  it.each([
    ['重庆医科大学附属医院', 'chongqing'],
    ['长沙市第三医院', 'cssd'],
    ['安化县第12卫生院', 'anhua'],
    ['安化县第12卫生院', 'wsy'],
  ])('reads %s as %s', async (text, typed) => {
    expect(await finds([{ text }], typed)).toBe(true);
  });
});

it('has some ninety keys for a person, so that the index stays small', async () => {
  const { keys } = await searchable([
    { personName: '欧阳娜娜' },
    { text: '2025000123' },
    { text: '430100000217' },
    { text: '检验科' },
  ]);
  // Stretches of three characters and four digits are keys of their own: they spare a search for the end of a number most documents
  // that share no more than three digits with it. Two numbers and two Chinese texts come to some ninety.
  expect(keys.length).toBeLessThanOrEqual(96);
});
