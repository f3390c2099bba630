import * as fc from 'fast-check';
import {
  basisOf,
  changedFigures,
  generatedItemsOf,
  generatedMaterials,
  itemsLacking,
  itemsToMake,
  makeableOf,
  standingOf,
  type MadeOf,
  type MaterialFacts,
} from './generated-materials';

const CLOSES = 1_000;
const facts = (over: Partial<MaterialFacts> = {}): MaterialFacts => ({
  role: 'trainee',
  isSupplement: false,
  state: 'granted',
  revision: 1,
  granted: 2,
  creditHundredths: 600,
  reversals: 0,
  records: 4,
  removed: 0,
  awaiting: 0,
  lecturers: 1,
  lecturerRounds: [],
  evaluation: { closesAt: CLOSES, answers: 5 },
  exam: null,
  summaryAt: 0,
  ...over,
});
const all = generatedMaterials.map(({ code }) => code);
/** Everything as a worker leaves it that runs through. */
const madeFrom = (of: MaterialFacts, now: number): MadeOf[] =>
  itemsToMake({ facts: of, made: [], now }).map((item) => ({ item, basis: basisOf(item, of, now), isWhole: true }));

describe('what the system makes for a round', () => {
  it('is an exam only where there is one, a list of lecturers only where somebody teaches', () => {
    const exam = { closesAt: 0, begun: 1, passed: 1, corrections: 0 };
    expect(generatedItemsOf(facts({ exam }))).toEqual(all);
    expect(generatedItemsOf(facts({ lecturers: 0 }))).toEqual([
      'report',
      'signInSheet',
      'grantList',
      'evaluationTotals',
    ]);
  });

  it('is one list for a round of lecturers and for a supplementary one, and nothing where nobody was granted', () => {
    expect(generatedItemsOf(facts({ role: 'lecturer' }))).toEqual(['lecturerList']);
    expect(generatedItemsOf(facts({ isSupplement: true }))).toEqual(['grantList']);
    expect(generatedItemsOf(facts({ state: 'nobodyGranted' }))).toEqual([]);
  });

  it('waits for the end of the evaluation, to the millisecond, and for five answers', () => {
    const at = (now: number, answers = 5) =>
      makeableOf('evaluationTotals', facts({ evaluation: { closesAt: CLOSES, answers } }), now);
    expect(at(CLOSES - 1)).toEqual({ kind: 'notYet', why: 'evaluationOpen', until: CLOSES });
    expect(at(CLOSES)).toEqual({ kind: 'yes' });
    expect(at(CLOSES, 4)).toEqual({ kind: 'never', why: 'tooFewAnswers' });
  });

  it('waits for the grant and for the end of the exam', () => {
    const exam = { closesAt: CLOSES, begun: 1, passed: 1, corrections: 0 };
    expect(makeableOf('report', facts({ state: 'granting' }), CLOSES)).toMatchObject({ why: 'grantRunning' });
    expect(makeableOf('examResults', facts({ exam }), CLOSES - 1)).toMatchObject({ why: 'examOpen', until: CLOSES });
    expect(makeableOf('examResults', facts({ exam }), CLOSES).kind).toBe('yes');
  });
});

describe('what was made', () => {
  it('keeps the materials back while it is not there, and what cannot be made yet does not', () => {
    const now = CLOSES - 1;
    const before = { facts: facts(), made: [], now };
    expect(itemsLacking(before)).toEqual(['report', 'signInSheet', 'grantList', 'lecturerList']);
    expect(itemsLacking({ ...before, made: madeFrom(facts(), now) })).toEqual([]);
  });

  it('is not asked of a round of lecturers nor of a supplementary one, but is true where it is there', () => {
    for (const over of [{ role: 'lecturer' as const }, { isSupplement: true }]) {
      const was = facts(over);
      const made = madeFrom(was, CLOSES);
      expect(itemsLacking({ facts: was, made: [], now: CLOSES })).toEqual([]);
      expect(itemsLacking({ facts: { ...was, reversals: 1 }, made, now: CLOSES })).toHaveLength(1);
    }
  });

  it('is outdated as far as something was taken back, checked in or written since', () => {
    const made = madeFrom(facts(), CLOSES);
    const toMake = (over: Partial<MaterialFacts>) => itemsToMake({ facts: facts(over), made, now: CLOSES });
    expect(toMake({ reversals: 1 })).toEqual(['report', 'grantList', 'lecturerList']);
    expect(toMake({ removed: 1 })).toEqual(['report', 'signInSheet']);
    expect(toMake({ summaryAt: 7 })).toEqual(['report']);
    // The evaluation closes: what was made before does not know what it came to.
    expect(itemsToMake({ facts: facts(), made: madeFrom(facts(), CLOSES - 1), now: CLOSES })).toEqual([
      'report',
      'evaluationTotals',
    ]);
  });

  it('goes on where it was half made, and counts only when it is whole', () => {
    const half = madeFrom(facts(), CLOSES).map((each) =>
      each.item === 'signInSheet' ? { ...each, isWhole: false } : each,
    );
    expect(itemsToMake({ facts: facts(), made: half, now: CLOSES })).toEqual(['signInSheet']);
  });

  it('stays as it was handed in, whatever becomes of grants and check-ins', () => {
    const made = madeFrom(facts(), CLOSES);
    const later = facts({ state: 'materialsSubmitted', reversals: 2, records: 9 });
    expect(standingOf('grantList', { facts: later, made, now: CLOSES })).toBe('ready');
    expect(standingOf('examResults', { facts: later, made, now: CLOSES })).toBe('absent');
    expect(itemsToMake({ facts: later, made, now: CLOSES })).toEqual([]);
  });
});

it('whatever the facts, making what is to be made leaves nothing to make, and nothing lacking', () => {
  const small = fc.integer({ min: 0, max: 3 });
  const anyFacts: fc.Arbitrary<MaterialFacts> = fc.record({
    role: fc.constantFrom('trainee' as const, 'lecturer' as const),
    isSupplement: fc.boolean(),
    state: fc.constantFrom('granted' as const, 'materialsReturned' as const),
    ...{ revision: small, granted: small, creditHundredths: small, reversals: small, records: small, removed: small },
    ...{ awaiting: small, lecturers: small, summaryAt: small },
    lecturerRounds: fc.array(
      fc.record({
        roundId: fc.constantFrom('r1', 'r2'),
        state: fc.constant('granted' as const),
        granted: small,
        creditHundredths: small,
      }),
      { maxLength: 2 },
    ),
    evaluation: fc.record({ closesAt: fc.integer({ min: 0, max: 10 }), answers: fc.integer({ min: 0, max: 8 }) }),
    exam: fc.option(
      fc.record({ closesAt: fc.integer({ min: 0, max: 10 }), begun: small, passed: small, corrections: small }),
    ),
  });
  fc.assert(
    fc.property(anyFacts, anyFacts, fc.integer({ min: 0, max: 10 }), (before, after, now) => {
      const made = madeFrom(before, now);
      expect(itemsToMake({ facts: before, made, now })).toEqual([]);
      expect(itemsLacking({ facts: before, made, now })).toEqual([]);
      // What keeps back can always be made: nobody waits for something that never comes.
      const asked = { facts: after, made, now };
      const canBeMade = itemsToMake(asked);
      for (const item of itemsLacking(asked)) expect(canBeMade).toContain(item);
    }),
  );
});

it('shows the figures that are others, new or gone', () => {
  const before = [
    { label: '人数', value: '159 人' },
    { label: '学分合计', value: '477.00 学分' },
    { label: '旧', value: '1' },
  ];
  const after = [
    { label: '人数', value: '158 人' },
    { label: '学分合计', value: '477.00 学分' },
    { label: '已撤销', value: '1 人' },
  ];
  expect(changedFigures(before, after)).toEqual([
    { label: '人数', before: '159 人', after: '158 人' },
    { label: '旧', before: '1', after: '' },
    { label: '已撤销', before: '', after: '1 人' },
  ]);
});
