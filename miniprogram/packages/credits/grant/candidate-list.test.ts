import { candidateList } from './candidate-list';
import type { CandidateRow, Candidates } from './index.view';

const row = (personId: string, over: Partial<CandidateRow> = {}): CandidateRow => ({
  personId,
  name: `学员${personId}`,
  personNumber: '430100217',
  institutionName: '长沙市XX医院',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  outside: false,
  creditHundredths: 200,
  hourTenths: 60,
  flags: [],
  excluded: null,
  alreadyGranted: false,
  ...over,
});
const answer = (rows: CandidateRow[], nextCursor?: string): Candidates => ({
  projectId: 'p1',
  batchId: 'b1',
  projectNumber: '1',
  title: '项目',
  activityDate: '2025-11-29',
  batchOver: true,
  analysisTooEarly: false,
  daysWithoutWindow: [],
  totals: { valid: 4, excluded: 0, alreadyGranted: 1, toGrant: 3, creditHundredths: 600, absent: 0 },
  options: { professionalTitles: [], specialties: [], departmentNames: [], placeNames: [] },
  rows,
  ...(nextCursor === undefined ? {} : { nextCursor }),
});

async function listOfTwoPages() {
  const second = answer([row('c'), row('d', { alreadyGranted: true })]);
  const list = candidateList(({ cursor }) =>
    Promise.resolve(cursor === undefined ? answer([row('a'), row('b')], 'next') : second),
  );
  await list.pages.first(0);
  const view = () => list.view(list.latest() ?? answer([]));
  const ticked = () => view().cards.flatMap((card) => (card.ticked ? [card.personId] : []));
  return { list, view, ticked };
}

it('means everybody at first, also those not fetched yet', async () => {
  const { list, view } = await listOfTwoPages();
  expect(view()).toMatchObject({ all: true, pageAll: true, totals: { people: 3, credits: '6.00' } });
  expect(list.tickedIds()).toEqual({});
});

it('asks for a reason before one of all is left out', async () => {
  const { list, view } = await listOfTwoPages();
  expect(list.toggle('a')).toEqual({ personId: 'a', name: '学员a', marks: [] });
  expect(view().all).toBe(true);
});

it('ticks those on the page alone, and not the ones that come after', async () => {
  const { list, ticked, view } = await listOfTwoPages();
  list.tickPage();
  await list.pages.more();
  expect(ticked()).toEqual(['a', 'b']);
  expect(view()).toMatchObject({ all: false, pageAll: false, totals: { people: 2, credits: '4.00' } });
  expect(list.tickedIds()).toEqual({ personIds: ['a', 'b'] });
});

it('ticks one by one without a word about the others', async () => {
  const { list, ticked } = await listOfTwoPages();
  list.tickAll();
  expect(ticked()).toEqual([]);
  expect(list.toggle('b')).toBeUndefined();
  expect(ticked()).toEqual(['b']);
  list.toggle('b');
  expect(ticked()).toEqual([]);
});

it('never ticks somebody who has the credits already', async () => {
  const { list, ticked } = await listOfTwoPages();
  await list.pages.more();
  list.tickPage();
  list.toggle('d');
  expect(ticked()).toEqual(['a', 'b', 'c']);
});

describe('while a search shows others', () => {
  const searched = async (answers: Record<string, () => Promise<Candidates>>) => {
    let search = '';
    const list = candidateList(() => answers[search]?.() ?? Promise.resolve(answer([])));
    const searchFor = (text: string) => {
      search = text;
      return list.pages.first(0);
    };
    await searchFor('');
    return { list, searchFor, view: () => list.view(list.latest() ?? answer([])) };
  };
  const all = () => Promise.resolve(answer([row('a'), row('b')]));

  it('still counts and grants those ticked before', async () => {
    const { list, searchFor, view } = await searched({ '': all, c: () => Promise.resolve(answer([row('c')])) });
    list.tickAll();
    list.toggle('a');
    await searchFor('c');
    list.toggle('c');
    expect(view()).toMatchObject({ cards: [{ personId: 'c' }], totals: { people: 2, credits: '4.00' } });
    expect(list.tickedIds()).toEqual({ personIds: ['a', 'c'] });
  });

  it('ticks those it shows together, beside the ones ticked before', async () => {
    const { list, searchFor, view } = await searched({
      '': all,
      c: () => Promise.resolve(answer([row('c'), row('d', { alreadyGranted: true })])),
    });
    list.tickAll();
    list.toggle('a');
    await searchFor('c');
    list.tickPage();
    expect(view()).toMatchObject({ pageAll: true, totals: { people: 2 } });
    expect(list.tickedIds()).toEqual({ personIds: ['a', 'c'] });
    list.tickPage();
    expect(list.tickedIds()).toEqual({ personIds: ['a'] });
  });

  it('shows what was searched last, whichever answer comes last', async () => {
    let late: (rows: Candidates) => void = () => undefined;
    const overtaken = new Promise<Candidates>((resolve) => (late = resolve));
    const { searchFor, view } = await searched({
      '': all,
      b: () => overtaken,
      a: () => Promise.resolve(answer([row('a')])),
    });
    const first = searchFor('b');
    await searchFor('a');
    late(answer([row('b')]));
    await first;
    expect(view().cards.map(({ personId }) => personId)).toEqual(['a']);
  });
});
