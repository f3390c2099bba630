import { judged, spreadOf, type PrintedResult } from './measure';
import { renewed, table, type Outcome } from './table';

const at = { day: '2025-11-29', machine: 'a machine' };
const result: PrintedResult = {
  bench: 'cap',
  value: 300,
  unit: 'people',
  peer: 'cap',
  peerValue: 300,
  ratio: 1,
  ...judged({ p99ToOpen: spreadOf([1, 2, 9]), errors: 1 }, { p99ToOpen: { atMost: 3 }, errors: { atMost: 0 } }),
  rounds: { run: 3, full: 7 },
};

describe('the table of the figures', () => {
  const text = table([{ bench: 'cap', seconds: 12, result, ...at }]);

  it('says of each figure whether it met its bar', () => {
    expect(text).toContain('| p99ToOpen | 2 | 1 – 9 *noisy* | ≤ 3 | met |');
    expect(text).toContain('| errors | 1 |  | ≤ 0 | **missed** |');
  });

  it('says that a measure missed when one of its figures did', () => {
    expect(text).toContain('| cap | 300 people | cap: 300 | 1 | **missed** | 2025-11-29 |');
  });

  it('keeps a place for a measure that ended without a result', () => {
    expect(table([{ bench: 'cap', seconds: 12, failure: 'ended with 1', ...at }])).toContain(
      '| cap | ended with 1 | | |',
    );
  });
});

it('keeps what was measured before of the measures that were not made again, in the order of the measures', () => {
  const outcome = (bench: string, seconds: number): Outcome => ({ bench, seconds, failure: '', ...at });
  const known = [outcome('calls', 1), outcome('cap', 1), outcome('gone', 1)];
  expect(renewed(known, [outcome('cap', 2)], ['calls', 'cap', 'token'])).toEqual([
    outcome('calls', 1),
    outcome('cap', 2),
  ]);
});
