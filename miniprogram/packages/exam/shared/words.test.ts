import { kindWord, letterOf, pointsWord, difficultyWord } from './words';

describe('words of an exam', () => {
  it('write halves of a point, and letters of options', () => {
    expect([pointsWord(125), pointsWord(120), pointsWord(0)]).toEqual(['12.5', '12', '0']);
    expect([letterOf(0), letterOf(7)]).toEqual(['A', 'H']);
    expect([kindWord('trueFalse'), difficultyWord('hard')]).toEqual(['判断题', '较难']);
  });
});
