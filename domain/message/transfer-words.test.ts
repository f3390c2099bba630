import { foldedText } from './template-fields';
import { transferNews, transferStops, transferWaits } from './transfer-words';

it('the result of a stopped transfer fits a field of five Chinese characters', () => {
  for (const { result } of Object.values(transferStops)) expect(foldedText('phrase1', result)).toBe(result);
});

it('a message to an institution begins with whom it is about, and names nobody else', () => {
  const titles = [
    ...Object.values(transferWaits).map(({ title }) => title('王*')),
    ...Object.values(transferNews).map((title) => title('王*')),
  ];
  expect(titles.filter((title) => !title.includes('王*'))).toEqual([]);
});
