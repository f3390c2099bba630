import { labelOf } from './enumeration';
import { idOf } from './id';
import { educations, professionalTitles, specialties } from '../person/profession';
import { activityForms, documentKinds } from '../project/project';
import { creditLevels } from './credit-level';

describe('the fixed lists', () => {
  it.each(Object.entries({ educations, professionalTitles, specialties, activityForms, creditLevels, documentKinds }))(
    '%s have no code and no label twice',
    (_, list) => {
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
      expect(new Set(list.map(({ label }) => label)).size).toBe(list.length);
    },
  );

  it('give the label of a code, and the code itself when they do not know it', () => {
    expect(labelOf(creditLevels, 'provincial')).toBe('省级');
    expect(labelOf(creditLevels, 'galactic')).toBe('galactic');
  });
});

describe('an id made of parts', () => {
  it('is different for parts that read the same when joined', () => {
    expect(idOf('a:b', 'c')).not.toBe(idOf('a', 'b:c'));
    expect(idOf('a%3Ab')).not.toBe(idOf('a:b'));
    expect(idOf('session', 'person', 12)).toBe('session:person:12');
  });
});
