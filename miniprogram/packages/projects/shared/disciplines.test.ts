import { checkDisciplines, disciplines } from '../../../../domain/project/disciplines';
import { disciplineOptions, disciplineWords, pickedDiscipline } from './disciplines';

const open = { discipline2: '', discipline3: '' };

describe('picking disciplines', () => {
  it('offers what is below the II级学科, and all with the one above while that is open or is free text', () => {
    expect(disciplineOptions('discipline3', { ...open, discipline2: '儿科学' }).map(({ label }) => label)).toEqual([
      ...['不填', '儿科内科学', '儿科外科学', '新生儿科学', '儿科学其他学科'],
    ]);
    for (const discipline2 of ['', '检验'])
      expect(disciplineOptions('discipline3', { ...open, discipline2 })).toContainEqual({
        value: '临床内科学/心血管病学',
        label: '临床内科学 / 心血管病学',
      });
  });

  it('gives pairs that can be saved, whatever is picked in whatever order', () => {
    for (const { value } of disciplineOptions('discipline3', open)) {
      const pair = pickedDiscipline('discipline3', value, open);
      expect(checkDisciplines(pair)).toBeUndefined();
      for (const { name } of disciplines)
        expect(checkDisciplines(pickedDiscipline('discipline2', name, pair))).toBeUndefined();
    }
  });

  it('brings the only one below along, and lets go of one that does not belong', () => {
    expect(pickedDiscipline('discipline2', '医学检验', open)).toEqual({
      discipline2: '医学检验',
      discipline3: '医学检验',
    });
    expect(pickedDiscipline('discipline2', '儿科学', { discipline2: '医学检验', discipline3: '医学检验' })).toEqual({
      discipline2: '儿科学',
      discipline3: '',
    });
  });

  it('says of an older free text that it was typed before', () => {
    const older = { discipline2: '医学检验', discipline3: '输血医学' };
    expect(disciplineWords('discipline2', older)).toBe('医学检验');
    expect(disciplineWords('discipline3', older)).toBe('输血医学（以前填写）');
    expect(disciplineWords('discipline3', open)).toBe('');
  });
});
