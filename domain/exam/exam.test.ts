import * as fc from 'fast-check';
import { attemptEnd, examStanding, GRACE_MS, isReviewed, takesAnswers } from './attempt';
import { gradeAttempt, gradeQuestion } from './grading';
import { checkPlan, countOf, drawAttempt, leftFor, pointsOf, type ExamPlan } from './paper';
import { checkQuestion, TRUE_FALSE, type ExamQuestion } from './question';

const option = (optionId: string) => ({ optionId, text: `选项${optionId}` });
const question = (over: Partial<ExamQuestion> = {}): ExamQuestion => ({
  ...{ kind: 'single', text: '最先做什么？', options: ['a', 'b', 'c', 'd'].map(option), rightIds: ['b'] },
  ...{ explanation: '', tags: ['质控'], difficulty: 'medium' },
  ...over,
});
const plan = (over: Partial<ExamPlan> = {}): ExamPlan => ({
  sections: [
    { tag: '质控', count: 2, points: 5 },
    { tag: '', count: 1, points: 3 },
  ],
  ...{ passPoints: 8, minutes: 30, attempts: 2, opensAt: 0, closesAt: 3_600_000 },
  ...{ shuffleQuestions: true, shuffleOptions: true, halfPoints: true, review: 'afterClose' },
  ...over,
});
const pooled = (count: number, tags = ['质控']) =>
  Array.from({ length: count }, (_, index) => ({ ...question({ tags }), questionId: `q-${tags.join()}-${index}` }));

describe('a question of the bank', () => {
  it('says everything that is wrong with it at once', () => {
    expect(checkQuestion(question())).toEqual([]);
    expect(checkQuestion(question({ kind: 'trueFalse', options: [...TRUE_FALSE], rightIds: ['false'] }))).toEqual([]);
    expect(checkQuestion(question({ text: ' ', options: [option('a')], rightIds: [] }))).toEqual([
      'noText',
      'tooFewOptions',
      'noRight',
    ]);
    expect(checkQuestion(question({ rightIds: ['a', 'b'] }))).toEqual(['severalRight']);
    expect(checkQuestion(question({ kind: 'multiple' }))).toEqual(['oneRight']);
    expect(checkQuestion(question({ rightIds: ['z'] }))).toEqual(['unknownRight']);
    expect(
      checkQuestion(
        question({ options: [option('a'), { optionId: 'b', text: '选项a' }, option('c')], rightIds: ['c'] }),
      ),
    ).toEqual(['sameOption']);
  });
});

describe('a paper', () => {
  it('counts what is surely left for each section', () => {
    expect(leftFor(plan().sections, [...pooled(3), ...pooled(1, ['沟通'])])).toEqual([3, 2]);
    expect(checkPlan(plan(), pooled(3))).toEqual([]);
    expect(checkPlan(plan(), pooled(2))).toEqual(['tooFewInBank']);
  });

  it('has points to pass, a period for its minutes, and each tag once', () => {
    expect(pointsOf(plan().sections)).toBe(13);
    expect(checkPlan(plan({ passPoints: 14 }), pooled(9))).toEqual(['passPointsOutOfRange']);
    expect(checkPlan(plan({ closesAt: 0 }), pooled(9))).toEqual(['periodOrder']);
    expect(checkPlan(plan({ minutes: 61 }), pooled(9))).toEqual(['periodTooShort']);
    expect(checkPlan(plan({ sections: [] }), [])).toEqual(['noSection', 'passPointsOutOfRange']);
    const twice = [
      { tag: '质控', count: 1, points: 8 },
      { tag: '质控', count: 1, points: 8 },
    ];
    expect(checkPlan(plan({ sections: twice }), pooled(9))).toEqual(['sameTag']);
  });

  it('draws the same again from the same seed, each question once, as many as it says, with all their options', () => {
    const pool = [...pooled(6), ...pooled(4, ['沟通'])];
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, shuffleOptions) => {
        const drawn = drawAttempt(plan({ shuffleOptions }), pool, seed);
        expect(drawAttempt(plan({ shuffleOptions }), pool, seed)).toEqual(drawn);
        expect(drawn).toHaveLength(countOf(plan().sections));
        expect(new Set(drawn.map(({ questionId }) => questionId)).size).toBe(drawn.length);
        for (const { optionIds } of drawn) expect([...optionIds].sort()).toEqual(['a', 'b', 'c', 'd']);
        if (!shuffleOptions) for (const { optionIds } of drawn) expect(optionIds).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });

  it('draws every question of the bank for somebody', () => {
    const pool = pooled(8);
    const seen = new Set(
      Array.from({ length: 200 }, (_, seed) => drawAttempt(plan(), pool, seed))
        .flat()
        .map(({ questionId }) => questionId),
    );
    expect(seen.size).toBe(8);
  });
});

describe('grading', () => {
  const several = { rightIds: ['a', 'b', 'c'] };

  it('gives half for too few and none wrong, where the paper says so', () => {
    expect(gradeQuestion(several, ['c', 'a', 'b'], { halfPoints: true })).toBe('right');
    expect(gradeQuestion(several, ['a'], { halfPoints: true })).toBe('half');
    expect(gradeQuestion(several, ['a'], { halfPoints: false })).toBe('wrong');
    expect(gradeQuestion(several, ['a', 'b', 'c', 'd'], { halfPoints: true })).toBe('wrong');
    expect(gradeQuestion(several, [], { halfPoints: true })).toBe('wrong');
    expect(gradeQuestion(several, ['d'], { halfPoints: true, struck: true })).toBe('struck');
  });

  it('passes at exactly the points that it takes', () => {
    const asked = [
      { questionId: 'x', points: 5, rightIds: ['a', 'b'] },
      { questionId: 'y', points: 5, rightIds: ['a'] },
    ];
    const grade = (answers: Record<string, string[]>, passPoints = 5) =>
      gradeAttempt(asked, answers, { halfPoints: true, passPoints });
    expect(grade({ x: ['a'], y: ['b'] })).toMatchObject({ scoreTenths: 25, passed: false, right: 0 });
    expect(grade({ y: ['a'] })).toMatchObject({ scoreTenths: 50, passed: true, right: 1 });
    expect(grade({ x: ['a'], y: ['a'] }, 8)).toMatchObject({ scoreTenths: 75, passed: false });
  });

  it('never gives more than all points, and striking a question never takes any', () => {
    const answer = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    const asked = fc.array(
      fc.record({
        points: fc.integer({ min: 1, max: 20 }),
        rightIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
        ticked: answer,
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(asked, fc.boolean(), fc.nat(), (rows, halfPoints, which) => {
        const questions = rows.map((row, index) => ({ ...row, questionId: `q${index}` }));
        const answers = Object.fromEntries(questions.map(({ questionId, ticked }) => [questionId, ticked]));
        const all = questions.reduce((sum, { points }) => sum + points, 0);
        const { scoreTenths } = gradeAttempt(questions, answers, { halfPoints, passPoints: 1 });
        expect(scoreTenths).toBeLessThanOrEqual(10 * all);
        const struck = questions.map((row, index) => ({
          ...row,
          struck: index === which % Math.max(1, questions.length),
        }));
        expect(gradeAttempt(struck, answers, { halfPoints, passPoints: 1 }).scoreTenths).toBeGreaterThanOrEqual(
          scoreTenths,
        );
      }),
    );
  });
});

describe('an attempt', () => {
  it('ends after its minutes, and never behind the exam', () => {
    expect(attemptEnd(1000, plan())).toBe(1000 + 30 * 60_000);
    expect(attemptEnd(3_600_000 - 5, plan())).toBe(3_600_000);
    expect(takesAnswers(1000 + GRACE_MS, { endsAt: 1000 })).toBe(true);
    expect(takesAnswers(1001 + GRACE_MS, { endsAt: 1000 })).toBe(false);
  });

  it('can begin while the exam is open, as often as it may, by whoever was there and has not passed', () => {
    const at = (over: Partial<Parameters<typeof examStanding>[0]> = {}) =>
      examStanding({ now: 10, plan: plan(), attended: true, passed: false, attemptsUsed: 0, running: false, ...over });
    expect(at()).toBe('ready');
    expect(at({ now: -1 })).toBe('notOpen');
    expect(at({ now: 3_600_000 })).toBe('closed');
    expect(at({ attemptsUsed: 2 })).toBe('noAttemptsLeft');
    expect(at({ attended: false })).toBe('notAttended');
    expect(at({ passed: true, now: 9e9 })).toBe('passed');
    expect(at({ running: true, attemptsUsed: 2 })).toBe('running');
  });

  it('is shown with its keys when the paper says so', () => {
    expect(isReviewed(plan(), 3_600_000 + GRACE_MS)).toBe(false);
    expect(isReviewed(plan(), 3_600_001 + GRACE_MS)).toBe(true);
    expect(isReviewed(plan({ review: 'afterSubmit' }), 0)).toBe(true);
    expect(isReviewed(plan({ review: 'never' }), 9e9)).toBe(false);
  });
});
