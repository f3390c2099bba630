import { CandidateList } from './candidate-list';
import { NO_FILTERS } from './filters';
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
  points: [],
  admitted: null,
  withheldFor: null,
  alreadyGranted: false,
  ...over,
});
const answer = (rows: CandidateRow[], nextCursor?: string): Candidates => ({
  projectId: 'p1',
  batchId: 'b1',
  projectNumber: '1',
  title: '项目',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-29',
  number: 1,
  analysedAt: 0,
  activityDate: '2025-11-29',
  batchOver: true,
  analysisTooEarly: false,
  batchDealt: true,
  supplementary: false,
  daysWithoutWindow: [],
  strategies: [],
  pointed: [],
  evaluationOpen: 0,
  examOpen: null,
  examFlags: { open: 0, upheld: 0 },
  withheld: [],
  totals: { valid: 4, excluded: 0, alreadyGranted: 1, undecided: 0, toGrant: 3, creditHundredths: 600, absent: 0 },
  options: { professionalTitles: [], specialties: [], departmentNames: [], placeNames: [], institutionNames: [] },
  rows,
  ...(nextCursor === undefined ? {} : { nextCursor }),
});

/** The list with its first page, and what takes in the second. */
function listOfTwoPages() {
  const list = new CandidateList();
  list.asking(undefined)(answer([row('a'), row('b')], 'next'));
  const more = () => list.asking('next')(answer([row('c'), row('d', { alreadyGranted: true })]));
  const figures = () => list.figures(list.latest ?? answer([]), { filters: NO_FILTERS, search: '' });
  const ticked = () => list.cards().flatMap((card) => (card.ticked ? [card.personId] : []));
  return { list, more, figures, ticked };
}

it('means everybody at first, also those not fetched yet', () => {
  const { list, figures } = listOfTwoPages();
  expect(figures()).toMatchObject({ all: true, pageAll: true, totals: { people: 3, credits: '6.00' } });
  expect(list.tickedIds()).toEqual({});
});

it('asks for a reason before one of all is left out', () => {
  const { list, figures } = listOfTwoPages();
  expect(list.toggle('a')).toEqual({ personId: 'a', name: '学员a', marks: [], pointed: false });
  expect(figures().all).toBe(true);
});

it('ticks those on the page alone, and not the ones that come after', () => {
  const { list, more, ticked, figures } = listOfTwoPages();
  list.tickPage();
  more();
  expect(ticked()).toEqual(['a', 'b']);
  expect(figures()).toMatchObject({ all: false, pageAll: false, totals: { people: 2, credits: '4.00' } });
  expect(list.tickedIds()).toEqual({ personIds: ['a', 'b'] });
});

it('asks for a decision about somebody who was pointed out, also among ticks', () => {
  const list = new CandidateList();
  list.asking(undefined)(answer([row('a', { points: ['lecturer'] }), row('b')]));
  list.tickAll();
  expect(list.toggle('a')).toMatchObject({ personId: 'a', pointed: true });
  list.tickPage();
  expect(list.tickedIds()).toEqual({ personIds: ['b'] });
});

it('ticks one by one without a word about the others', () => {
  const { list, ticked } = listOfTwoPages();
  list.tickAll();
  expect(ticked()).toEqual([]);
  expect(list.toggle('b')).toBeUndefined();
  expect(ticked()).toEqual(['b']);
  list.toggle('b');
  expect(ticked()).toEqual([]);
});

it('never ticks somebody who has the credits already', () => {
  const { list, more, ticked } = listOfTwoPages();
  more();
  list.tickPage();
  list.toggle('d');
  expect(ticked()).toEqual(['a', 'b', 'c']);
});

it('has nothing ticked and nothing to tick where a filter lets nobody through', () => {
  const list = new CandidateList();
  const nobody = answer([]);
  list.asking(undefined)({ ...nobody, totals: { ...nobody.totals, valid: 0, toGrant: 0, creditHundredths: 0 } });
  const nothing = { all: false, pageAll: false, tickable: { all: false, page: false }, totals: { people: 0 } };
  const figures = () =>
    list.latest && list.figures(list.latest, { filters: { ...NO_FILTERS, departmentNames: ['检验科'] }, search: '' });
  expect(figures()).toMatchObject(nothing);
  list.tickAll();
  list.tickPage();
  expect(figures()).toMatchObject(nothing);
  // Once the filter is gone everybody is meant again.
  list.reset();
  list.asking(undefined)(answer([row('a')]));
  expect(figures()).toMatchObject({ all: true, pageAll: true, tickable: { all: true, page: true } });
});

describe('while a search shows others', () => {
  /** The list of all, then one that somebody searched for. */
  function searching(found: CandidateRow[]) {
    const list = new CandidateList();
    list.asking(undefined)(answer([row('a'), row('b')]));
    list.tickAll();
    list.toggle('a');
    list.asking(undefined)(answer(found));
    return { list, figures: () => list.figures(list.latest ?? answer([]), { filters: NO_FILTERS, search: '' }) };
  }

  it('still counts and grants those ticked before', () => {
    const { list, figures } = searching([row('c')]);
    list.toggle('c');
    expect(list.cards().map(({ personId }) => personId)).toEqual(['c']);
    expect(figures()).toMatchObject({ totals: { people: 2, credits: '4.00' } });
    expect(list.tickedIds()).toEqual({ personIds: ['a', 'c'] });
  });

  it('ticks those it shows together, beside the ones ticked before', () => {
    const { list, figures } = searching([row('c'), row('d', { alreadyGranted: true })]);
    list.tickPage();
    expect(figures()).toMatchObject({ pageAll: true, totals: { people: 2 } });
    expect(list.tickedIds()).toEqual({ personIds: ['a', 'c'] });
    list.tickPage();
    expect(list.tickedIds()).toEqual({ personIds: ['a'] });
  });

  it('shows what was searched last, whichever answer comes last', () => {
    const list = new CandidateList();
    const overtaken = list.asking(undefined);
    expect(list.asking(undefined)(answer([row('a')], 'next'))).toBe(true);
    expect(overtaken(answer([row('b')]))).toBe(false);
    // What follows belongs to the latest search, too.
    const follows = list.asking('next');
    list.asking(undefined);
    expect(follows(answer([row('c')]))).toBe(false);
    expect(list.cards().map(({ personId }) => personId)).toEqual(['a']);
  });
});
