import fc from 'fast-check';
import { checkDisciplines, disciplines, disciplinesBelow } from './disciplines';

describe('the list of disciplines (M5)', () => {
  it('names each discipline once, and each has something below it', () => {
    expect(new Set(disciplines.map(({ name }) => name)).size).toBe(disciplines.length);
    for (const { name, below } of disciplines) {
      expect({ name, below: below.length > 0 }).toEqual({ name, below: true });
      expect(new Set(below).size).toBe(below.length);
    }
  });

  it('has the pairs of the manual’s pictures', () => {
    expect(disciplinesBelow('医学检验')).toContain('医学检验');
    expect(disciplinesBelow('儿科学')).toContain('儿科内科学');
    expect(disciplinesBelow('没有的学科')).toEqual([]);
  });
});

describe('disciplines of a form', () => {
  it('are of the list and belong together, or are open', () => {
    expect(checkDisciplines({ discipline2: '儿科学', discipline3: '儿科内科学' })).toBeUndefined();
    expect(checkDisciplines({ discipline2: '儿科学', discipline3: '' })).toBeUndefined();
    expect(checkDisciplines({ discipline2: '', discipline3: '' })).toBeUndefined();
    expect(checkDisciplines({ discipline2: '儿科学', discipline3: '眼科学' })).toBe('discipline3');
    expect(checkDisciplines({ discipline2: '随手写的', discipline3: '' })).toBe('discipline2');
    expect(checkDisciplines({ discipline2: '', discipline3: '眼科学' })).toBe('discipline2');
  });

  it('stay as they were typed before there was a list, until they are changed', () => {
    const stored = { discipline2: '医学检验', discipline3: '输血医学' };
    expect(checkDisciplines(stored, stored)).toBeUndefined();
    expect(checkDisciplines({ ...stored, discipline3: '另一个' }, stored)).toBe('discipline3');
    const free = { discipline2: '检验', discipline3: '血库' };
    expect(checkDisciplines({ ...free, discipline3: '' }, free)).toBeUndefined();
    expect(checkDisciplines({ discipline2: '医学检验', discipline3: '血库' }, free)).toBe('discipline3');
  });

  it('can always be saved again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (discipline2, discipline3) => {
        const stored = { discipline2, discipline3 };
        expect(checkDisciplines(stored, stored)).toBeUndefined();
      }),
    );
  });
});
