import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stories } from '../journeys/stories';

const manual = readFileSync(path.join(__dirname, '../../docs/manual.md'), 'utf8');

/** Every row of the manual with what stands in its last column. */
const rows = [...manual.matchAll(/^\| (M\d+) \|.*\| (built|part|planned)[^|]*\|$/gm)].map(
  ([, row = '', state = '']) => ({
    row,
    state,
  }),
);
const shown = new Map<string, string[]>();
for (const { id, steps } of stories) {
  for (const step of steps) {
    for (const row of step.rows ?? []) shown.set(row, [...(shown.get(row) ?? []), `${id}: ${step.name}`]);
  }
}

describe('the rows of the manual', () => {
  it('are all there, each with a state', () => {
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 24 }, (_, index) => `M${index + 1}`));
  });

  it.each(rows.filter(({ state }) => state === 'built').map(({ row }) => row))(
    '%s, which is built, is shown by a step of a journey',
    (row) => {
      expect(shown.get(row) ?? []).not.toEqual([]);
    },
  );

  it.each([...shown.keys()])('%s, which a journey shows, is in the manual and not only planned', (row) => {
    expect(rows.find((each) => each.row === row)?.state).toMatch(/^(built|part)$/);
  });
});
