import { readFileSync } from 'node:fs';
import { isMeant, spokenOf } from '../../miniprogram/services/local-search';
import { phoneLabels, readings, readingsFile, syllablesOf } from './readings';

it('are those of the lists as they stand', () => {
  expect(readFileSync(readingsFile, 'utf8')).toBe(readings());
});

it('say of every label how it is read as a whole, although each character has one reading there', () => {
  const whole = (label: string) => syllablesOf(label).map(({ syllable }) => syllable);
  const differing = phoneLabels.filter(
    (label) =>
      spokenOf(label)
        .filter((part) => whole(label).includes(part))
        .join(' ') !== whole(label).join(' '),
  );
  expect(differing).toEqual([]);
});

it('find every label by its pinyin and by its first letters', () => {
  const lost = phoneLabels.filter((label) => {
    const parts = spokenOf(label);
    return !isMeant({ label }, parts.join('')) || !isMeant({ label }, parts.map((part) => part.charAt(0)).join(''));
  });
  expect(lost).toEqual([]);
});
