import * as fc from 'fast-check';
import { nameOrderOf, spokenIn, type ReadCharacter } from './name-order';

const readings: Record<string, string> = {
  周: 'zhou1',
  洲: 'zhou1',
  敏: 'min3',
  明: 'ming2',
  张: 'zhang1',
  詹: 'zhan1',
};
const read = (name: string): ReadCharacter[] =>
  Array.from(name, (character) => ({ character, reading: readings[character] ?? '' }));
const ordered = (...names: string[]): string[] =>
  [...names].sort((a, b) => (nameOrderOf(read(a)) < nameOrderOf(read(b)) ? -1 : 1));

describe('the order of names', () => {
  it('goes by reading, then by character, the shorter name first', () => {
    expect(nameOrderOf(read('周敏'))).toBe('zhou1周 min3敏');
    expect(ordered('洲明', '周明', '周', '张明', '周敏', '詹明')).toEqual([
      '詹明',
      '张明',
      '周',
      '周敏',
      '周明',
      '洲明',
    ]);
  });

  it('puts letters among the readings, whatever their width and case, and characters without a reading last', () => {
    expect(ordered('𠮷敏', 'Zoe', 'ａｎｎａ', '周敏')).toEqual(['ａｎｎａ', '周敏', 'Zoe', '𠮷敏']);
    expect(nameOrderOf(read('Anna  Wang'))).toBe('anna wang');
  });

  it('does not depend on dots and blanks at the ends, and is never longer than a cursor takes', () => {
    expect(nameOrderOf(read(' 周·敏 '))).toBe(nameOrderOf(read('周敏')));
    const characters = fc.array(fc.constantFrom('周', 'a', '·', ' ', '𠮷', '敏'), { maxLength: 50 });
    fc.assert(
      fc.property(characters, (name) => {
        const key = nameOrderOf(read(name.join('')));
        expect(Array.from(key).length).toBeLessThanOrEqual(60);
        expect(key).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

it('is how the name is spoken as well: its syllables and words', () => {
  expect(spokenIn(nameOrderOf(read('周敏')))).toBe('zhou min');
  expect(spokenIn(nameOrderOf(read('CT 2周b3')))).toBe('ct zhou b');
  expect(spokenIn('')).toBe('');
});
