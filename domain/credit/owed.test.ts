import { instantOf } from '../kernel/time';
import { owedOf } from './owed';

type Held = Parameters<typeof owedOf>[0][number];
const held = (projectId: string, end: string, rounds: Held['rounds'] = []): Held => ({
  ...{ projectId, title: projectId, courses: [], rounds },
  batches: [{ batchId: 'b1', begin: end, end, windows: [], restDays: [] }],
});
const round = (state: Held['rounds'][number]['state']) => [{ roundId: `r-${state}`, batchId: 'b1', state }];
const now = instantOf('2025-12-20', '09:00:00');
const shown = (...projects: Held[]) =>
  owedOf(projects, now).map(({ projectId, kind, daysLate, daysLeft }) => [projectId, kind, daysLate, daysLeft]);

it('names what is over its day first, then what has the least time left', () => {
  expect(
    shown(
      held('soon', '2025-12-08', round('granted')),
      held('late', '2025-12-04', round('materialsReturned')),
      held('new', '2025-12-19'),
    ),
  ).toEqual([
    ['late', 'materialsReturned', 2, 0],
    ['soon', 'materials', 0, 2],
    ['new', 'grant', 0, 13],
  ]);
});

it('owes nothing of what is not over, of what the centre has, and of what is done', () => {
  expect(
    shown(
      held('ahead', '2025-12-21'),
      held('with the centre', '2025-12-04', round('materialsSubmitted')),
      held('done', '2025-12-04', round('effective')),
      held('nobody', '2025-12-04', round('nobodyGranted')),
    ),
  ).toEqual([]);
});

it('names each round of a batch, and of one day what was returned before the rest', () => {
  const rounds = [...round('granted'), ...round('materialsReturned')];
  expect(shown(held('two', '2025-12-10', rounds)).map(([, kind]) => kind)).toEqual(['materialsReturned', 'materials']);
});
