import * as fc from 'fast-check';
import { instantOf } from '../kernel/time';
import {
  FEWEST_URNS,
  RATINGS,
  readAnswer,
  urnOf,
  urnsFor,
  withAnswer,
  type EvaluationAnswer,
  type Rating,
} from './answer';
import { checkEvaluationForm, DEFAULT_EVALUATION, ITEMS_AT_MOST, questionsOf } from './form';
import { evaluationPeriod, evaluationStanding } from './period';
import { ANSWERS_TO_SHOW, resultsOf } from './results';

const rated = (name: string) => ({ lecturerId: `l-${name}`, name, topic: `${name}讲` });
const questions = questionsOf(DEFAULT_EVALUATION, [rated('刘芳'), rated('王晓东')]);
const ids = questions.filter(({ kind }) => kind === 'rating').map(({ questionId }) => questionId);

const anAnswer = (key: string, rating: Rating = 5, texts: EvaluationAnswer['texts'] = []): EvaluationAnswer => ({
  key,
  ratings: Object.fromEntries(ids.map((id) => [id, rating])),
  texts,
});

describe('the form of an evaluation', () => {
  it('asks by default for content, organisation, usefulness, each lecturer once and two texts', () => {
    expect(questions.map(({ text }) => text)).toEqual([
      '课程内容',
      '组织与场地',
      '对工作的帮助',
      '刘芳',
      '王晓东',
      '最有收获的内容',
      '改进建议',
    ]);
    expect(checkEvaluationForm(DEFAULT_EVALUATION)).toEqual([]);
  });

  it('says everything that is wrong with it at once', () => {
    const item = DEFAULT_EVALUATION[4];
    if (!item) throw new Error('no item');
    expect(checkEvaluationForm([item, { ...item, itemId: 'other', text: ' ' }])).toEqual(['noRating', 'emptyQuestion']);
    expect(checkEvaluationForm([...DEFAULT_EVALUATION, { ...item, itemId: 'x' }])).toEqual(['sameQuestion']);
    expect(
      checkEvaluationForm([...DEFAULT_EVALUATION, { ...item, kind: 'lecturers', itemId: 'x', text: '又' }]),
    ).toEqual(['lecturersTwice']);
    const many = Array.from({ length: ITEMS_AT_MOST + 1 }, (_, index) => ({
      ...item,
      kind: 'rating' as const,
      itemId: `i${index}`,
      text: `问${index}`,
    }));
    expect(checkEvaluationForm(many)).toEqual(['tooManyItems']);
  });
});

describe('an answer', () => {
  it('names the required questions that it leaves open, and keeps only what was asked', () => {
    const read = readAnswer(questions, {
      ratings: [
        { questionId: 'item:content', rating: 4 },
        { questionId: 'item:content', rating: 3 },
        { questionId: 'elsewhere', rating: 1 },
      ],
      texts: [
        { questionId: 'item:gained', text: '  质控 ' },
        { questionId: 'item:improve', text: '   ' },
      ],
    });
    expect(read).toEqual({
      ratings: { 'item:content': 3 },
      texts: [{ questionId: 'item:gained', text: '质控' }],
      missing: ['item:organisation', 'item:usefulness', 'lecturer:l-刘芳', 'lecturer:l-王晓东'],
    });
  });

  it('lies in its urn in an order that does not depend on when it came', () => {
    const inTwoOrders = fc
      .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 12 })
      .chain((keys) => fc.tuple(fc.constant(keys), fc.shuffledSubarray(keys, { minLength: keys.length })));
    const fill = (order: string[]) =>
      order.reduce<EvaluationAnswer[]>((urn, key) => withAnswer(urn, anAnswer(key)), []);
    fc.assert(fc.property(inTwoOrders, ([keys, shuffled]) => expect(fill(shuffled)).toEqual(fill(keys))));
  });

  it('goes to each urn', () => {
    expect(new Set(Array.from({ length: 160 }, (_, index) => urnOf(index / 160, 16))).size).toBe(16);
    expect(urnOf(1, 16)).toBe(15);
    expect([urnsFor(0), urnsFor(480), urnsFor(481), urnsFor(8000), urnsFor(1e6)]).toEqual([
      FEWEST_URNS,
      FEWEST_URNS,
      17,
      267,
      512,
    ]);
  });
});

describe('the period', () => {
  const batch = { begin: '2025-11-29', end: '2025-11-30', windows: [] };

  it('begins when the first teaching ends and lasts seven days after the batch', () => {
    const lessons = [
      { day: '2025-11-29', begin: '08:30', end: '10:00' },
      { day: '2025-11-30', begin: '08:00', end: '09:00' },
    ];
    const period = evaluationPeriod(batch, [{ lessons }]);
    expect(period).toEqual({ opensAt: instantOf('2025-11-29', '10:00:00'), closesAt: instantOf('2025-12-08') });
    expect(evaluationPeriod(batch, []).opensAt).toBe(instantOf('2025-11-29', '18:00:00'));
    const at = (now: number) => evaluationStanding({ now, period, attended: true, answered: false });
    expect([at(period.opensAt - 1), at(period.opensAt), at(period.closesAt - 1), at(period.closesAt)]).toEqual([
      'notOpen',
      'open',
      'open',
      'closed',
    ]);
  });

  it('is for people with a record that counts, and an answer stays given', () => {
    const period = evaluationPeriod(batch, []);
    const now = period.opensAt;
    expect(evaluationStanding({ now, period, attended: false, answered: false })).toBe('notAttended');
    expect(evaluationStanding({ now: period.closesAt, period, attended: false, answered: true })).toBe('answered');
  });
});

describe('results', () => {
  it('are shown from five answers on, question by question', () => {
    const four = ['a', 'b', 'c', 'd'].map((key) => anAnswer(key));
    expect(resultsOf(questions, four)).toBeUndefined();
    const { 'item:content': _, ...others } = anAnswer('e', 1).ratings;
    const results = resultsOf(questions, [...four, { ...anAnswer('e', 1), ratings: others }]);
    expect(results?.questions.map(({ counts }) => counts)).toEqual([null, ...Array<number[]>(4).fill([1, 0, 0, 0, 4])]);
    expect(results?.meanHundredths).toBe(420);
  });

  it('hold back risky texts and say how many', () => {
    const answers = ['a', 'b', 'c', 'd', 'e'].map((key, index) =>
      anAnswer(key, 3, [{ questionId: 'item:gained', text: `文${key}`, held: index === 0 }]),
    );
    const results = resultsOf(questions, answers);
    expect([results?.texts.length, results?.heldCount, results?.texts[0]]).toEqual([
      4,
      1,
      { key: 'b0', text: '文b', question: '最有收获的内容' },
    ]);
  });

  it('count every rating once, and the mean lies between the lowest and the highest', () => {
    const rating = fc.constantFrom(...RATINGS);
    fc.assert(
      fc.property(fc.array(rating, { minLength: ANSWERS_TO_SHOW, maxLength: 60 }), (given) => {
        const results = resultsOf(
          questions,
          given.map((each, index) => anAnswer(`${index}`, each)),
        );
        for (const { counts, meanHundredths } of results?.questions ?? []) {
          expect(counts?.reduce((sum, count) => sum + count, 0)).toBe(given.length);
          expect(meanHundredths).toBe(
            Math.round((100 * given.reduce<number>((sum, each) => sum + each, 0)) / given.length),
          );
        }
      }),
    );
  });
});
