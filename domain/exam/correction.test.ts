import * as fc from 'fast-check';
import {
  addEffects,
  asGraded,
  checkCorrection,
  effectOnPerson,
  gradeBy,
  noEffect,
  type AttemptWithQuestion,
  type CorrectedKeys,
} from './correction';

const options = ['a', 'b', 'c'].map((optionId) => ({ optionId, text: `选项${optionId}` }));
const question = { questionId: 'q', text: '最先做什么？', options, rightIds: ['a'], points: 5 };
const single = { kind: 'single' as const, options };
const multiple = { kind: 'multiple' as const, options };
const a = { rightIds: ['a'], struck: false };

describe('a correction', () => {
  it('is refused where it changes nothing, or leaves a key that no question has', () => {
    expect(checkCorrection(single, a, { rightIds: ['b'], struck: false })).toBeUndefined();
    expect(checkCorrection(single, a, { rightIds: ['a'], struck: true })).toBeUndefined();
    expect(checkCorrection(single, a, a)).toBe('changesNothing');
    const struck = { rightIds: ['a'], struck: true };
    expect(checkCorrection(single, struck, { rightIds: ['b'], struck: true })).toBe('changesNothing');
    expect(checkCorrection(single, struck, a)).toBeUndefined();
    expect(checkCorrection(single, a, { rightIds: [], struck: false })).toBe('noRight');
    expect(checkCorrection(single, a, { rightIds: ['a', 'b'], struck: false })).toBe('severalRight');
    expect(checkCorrection(multiple, a, { rightIds: ['b'], struck: false })).toBe('oneRight');
    expect(checkCorrection(single, a, { rightIds: ['z'], struck: false })).toBe('unknownRight');
  });

  it('reaches the question that was worded so, in whatever order its options were shown, and no other', () => {
    const corrected: CorrectedKeys = [
      { questionId: 'q', text: question.text, options: [...options].reverse(), rightIds: ['b'], struck: false },
    ];
    const reworded = { ...question, text: '然后做什么？' };
    expect(asGraded([question, reworded], corrected).map(({ rightIds }) => rightIds)).toEqual([['b'], ['a']]);
  });

  it('says who gains, loses, passes newly and keeps a pass', () => {
    const attempt = (scoreTenths: number, chosen: string): AttemptWithQuestion => ({
      personId: 'p',
      scoreTenths,
      asked: { points: 5, chosenIds: [chosen], now: a },
      halfPoints: true,
      passPoints: 10,
    });
    const toB = { rightIds: ['b'], struck: false };
    expect(effectOnPerson([attempt(50, 'b')], false, toB)).toEqual({ ...noEffect, people: 1, up: 1, newlyPassed: 1 });
    expect(effectOnPerson([attempt(100, 'a')], true, toB)).toEqual({ ...noEffect, people: 1, down: 1, kept: 1 });
    expect(effectOnPerson([attempt(50, 'c')], false, toB)).toEqual({ ...noEffect, people: 1, same: 1 });
    // The better of two attempts counts: what one loses the other makes up for.
    expect(effectOnPerson([attempt(100, 'a'), attempt(50, 'b')], true, toB)).toMatchObject({ same: 1, kept: 0 });
    expect(effectOnPerson([{ ...attempt(50, 'b'), asked: null }], false, toB)).toEqual(noEffect);
    expect(addEffects({ ...noEffect, up: 1 }, { ...noEffect, up: 2, kept: 1 })).toMatchObject({ up: 3, kept: 1 });
  });

  const ids = ['a', 'b', 'c'];
  const rows = fc.array(
    fc.record({
      points: fc.integer({ min: 1, max: 20 }),
      rightIds: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
      chosen: fc.uniqueArray(fc.constantFrom(...ids)),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const corrections = fc.array(
    fc.record({
      which: fc.nat(7),
      rightIds: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
      struck: fc.boolean(),
    }),
    { maxLength: 5 },
  );

  it('never takes a pass away, and what is foretold of it is what grading again gives', () => {
    fc.assert(
      fc.property(
        rows,
        corrections,
        fc.boolean(),
        fc.integer({ min: 1, max: 60 }),
        (drawn, later, halfPoints, passPoints) => {
          const questions = drawn.map(({ points, rightIds }, index) => ({
            ...{ questionId: `q${index}`, text: `第${index}题`, options, points, rightIds },
          }));
          const answers = Object.fromEntries(drawn.map(({ chosen }, index) => [index, chosen]));
          const attempt = { questions, answers, rules: { halfPoints, passPoints } };
          let corrected: CorrectedKeys = [];
          let { scoreTenths, passed } = gradeBy({ ...attempt, passed: false }, corrected);
          for (const { which, rightIds, struck } of later) {
            const target = questions[which % questions.length];
            if (!target) continue;
            const [now] = asGraded([target], corrected);
            const next = { rightIds, struck };
            const foretold = effectOnPerson(
              [
                {
                  ...{ personId: 'p', scoreTenths, halfPoints, passPoints },
                  asked: {
                    points: target.points,
                    chosenIds: answers[which % questions.length] ?? [],
                    now: { rightIds: now?.rightIds ?? [], struck: now?.struck === true },
                  },
                },
              ],
              passed,
              next,
            );
            const { questionId, text } = target;
            corrected = [
              ...corrected.filter((key) => key.questionId !== questionId),
              { questionId, text, options, ...next },
            ];
            const again = gradeBy({ ...attempt, passed }, corrected);
            expect(again.passed || !passed).toBe(true);
            expect(foretold.up).toBe(again.scoreTenths > scoreTenths ? 1 : 0);
            expect(foretold.down).toBe(again.scoreTenths < scoreTenths ? 1 : 0);
            expect(foretold.newlyPassed).toBe(again.passed && !passed ? 1 : 0);
            ({ scoreTenths, passed } = again);
          }
        },
      ),
    );
  });
});
