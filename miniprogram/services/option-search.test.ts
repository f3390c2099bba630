import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { calls } from '../../contract';
import { aPhone } from '../../test/support/pages';
import type { PickerData } from '../components/search-picker/filter';
import { OptionSearch } from './option-search';

beforeEach(() => aPhone(() => ({})));

interface Asked {
  search?: string;
  cursor?: string;
}

function searching(answer: (asked: Asked) => Promise<{ rows: number[]; nextCursor?: string }>) {
  const shown: PickerData[] = [];
  const search = new OptionSearch<number>(
    (asked) => answer(asked),
    (row) => ({ value: String(row), label: `第${row}医院` }),
    (data) => shown.push(data),
  );
  const labels = () => shown.at(-1)?.options.map(({ label }) => label);
  return { search, shown, labels };
}

describe('options that the server searches', () => {
  it('are never said to be none while there is more to look through', async () => {
    const { search, shown } = searching(({ cursor }) =>
      Promise.resolve(cursor === 'c' ? { rows: [7] } : { rows: [], nextCursor: cursor === undefined ? 'b' : 'c' }),
    );
    await search.search('7');
    expect(shown.filter(({ options, message }) => options.length === 0 && message === '')).toEqual([]);
    expect(shown.at(-1)).toEqual({ options: [{ value: '7', label: '第7医院' }], message: '' });
  });

  it('go on at the end of the list, and know the row behind each', async () => {
    const { search, labels } = searching(({ cursor }) =>
      Promise.resolve(cursor === undefined ? { rows: Array(20).fill(1) as number[], nextCursor: 'b' } : { rows: [2] }),
    );
    await search.search('');
    await search.more();
    await search.more();
    expect(labels()).toHaveLength(21);
    expect(search.rowOf('2')).toBe(2);
  });

  it('belong to the latest search, whichever answer comes last', async () => {
    const waiting: (() => void)[] = [];
    const { search, labels } = searching(
      ({ search: text }) => new Promise((resolve) => waiting.push(() => resolve({ rows: [text === 'a' ? 1 : 2] }))),
    );
    const [first, second] = [search.search('a'), search.search(' b ')];
    waiting.reverse().forEach((answer) => answer());
    await Promise.all([first, second]);
    expect(labels()).toEqual(['第2医院']);
  });

  it('say what went wrong', async () => {
    const { search, shown } = searching(() => Promise.reject(new Error('broken')));
    await search.search('x');
    expect(shown.at(-1)?.message).not.toBe('');
  });
});

/** Each place of the phone's code that makes a call, with what stands between its brackets. */
function callSites(): { file: string; name: string; given: string }[] {
  const root = path.resolve(__dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...text.matchAll(/\bcall\(\s*'([^']+)',?/g)].map((match) => {
      const from = match.index + match[0].length;
      let depth = 1;
      let to = from;
      for (; depth > 0 && to < text.length; to += 1)
        depth += '([{'.includes(text[to] ?? '') ? 1 : ')]}'.includes(text[to] ?? '') ? -1 : 0;
      return { file, name: match[1] ?? '', given: text.slice(from, to - 1).trim() };
    });
  });
}

it('every search of the phone goes on where an answer has no rows and a cursor: nothing is called empty before its end', () => {
  const searched = Object.values(calls)
    .filter(({ input: { shape } }) => 'search' in shape && 'cursor' in shape)
    .map(({ name }) => name as string);
  const sites = callSites().filter(({ name }) => searched.includes(name));
  expect(sites.map(({ name }) => name)).toEqual(expect.arrayContaining(searched));
  // What lists and searched sheets hand in carries their cursor; a part of a list that is filtered by the index alone has no search.
  const alone = sites.filter(
    ({ given }) =>
      /search|text/i.test(given) && !/^asked$|\.\.\.(request|asked)\b/.test(given) && !/limit: 1\b/.test(given),
  );
  expect(alone).toEqual([]);
});
