import fc from 'fast-check';
import { teachingDays } from '../../domain/project/batch';
import { applyChange, changesOf, faultsOfPast } from '../../domain/project/change-request';
import {
  decideProjectCancel,
  decideProjectClose,
  decideProjectReview,
  decideProjectSubmission,
  decideProjectWithdrawal,
  projectStates,
  type ProjectState,
} from '../../domain/project/project-state';
import { isHeld, takeReview, type ReviewHold } from '../../domain/project/review-hold';
import { aProjectDetail } from '../support/project-detail';
import { batchOf, courseOf } from '../support/projects';

const state = fc.constantFrom(...projectStates);
const facts = fc.record({
  begun: fc.boolean(),
  reviewed: fc.boolean(),
  handedIn: fc.boolean(),
  granting: fc.constantFrom('nothing' as const, 'running' as const, 'granted' as const),
  over: fc.boolean(),
  openRounds: fc.nat(3),
  withoutCredits: fc.nat(3),
  reason: fc.constantFrom('', ' ', '场地停用了'),
});
const allConform = { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' } as const;
type Facts = typeof facts extends fc.Arbitrary<infer F> ? F : never;

const acts = {
  submit: (from: ProjectState) => decideProjectSubmission(from, []),
  approve: (from: ProjectState) => decideProjectReview(from, { kind: 'approve', documentMarks: allConform }),
  giveBack: (from: ProjectState, { reason }: Facts) => decideProjectReview(from, { kind: 'return', reason }),
  withdraw: (from: ProjectState, known: Facts) => decideProjectWithdrawal(from, known),
  cancel: (from: ProjectState, known: Facts) => decideProjectCancel(from, known),
  close: (from: ProjectState, known: Facts) => decideProjectClose(from, known),
};
const act = fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[]));

describe('whatever is done to a project, in whatever order', () => {
  it('nothing leads out of its ends, and nothing into being held but an approval', () => {
    fc.assert(
      fc.property(state, fc.array(fc.tuple(act, facts), { maxLength: 20 }), (begin, done) => {
        let present = begin;
        for (const [name, known] of done) {
          const step = acts[name](present, known);
          if (step.kind === 'refuse') continue;
          expect(['closed', 'cancelled']).not.toContain(present);
          if (step.to === 'approved') expect(name).toBe('approve');
          if (step.to === 'cancelled') expect(known.granting).toBe('nothing');
          if (step.to === 'closed') expect(known.over && known.openRounds === 0).toBe(true);
          if (present === 'submitted' && name === 'withdraw') expect(known.begun).toBe(false);
          present = step.to;
        }
      }),
    );
  });

  it('every state but the ends has a way on, and a refusal names its cause', () => {
    fc.assert(
      fc.property(state, facts, (from, known) => {
        const steps = Object.values(acts).map((decide) => decide(from, { ...known, reason: '场地停用了' }));
        if (from !== 'closed' && from !== 'cancelled' && from !== 'approved')
          expect(steps.some(({ kind }) => kind === 'move')).toBe(true);
        for (const step of steps) if (step.kind === 'refuse') expect(step.reason).not.toBe('');
      }),
    );
  });
});

it('of two reviewers one has it in hand at any moment, and each ends by itself', () => {
  const sign = fc.record({ who: fc.constantFrom('he', 'tang'), after: fc.nat(30 * 60_000) });
  fc.assert(
    fc.property(fc.array(sign, { minLength: 1, maxLength: 30 }), (signs) => {
      let hold: ReviewHold | undefined;
      let now = 1_764_400_000_000;
      for (const { who, after } of signs) {
        now += after;
        const before = hold;
        const taken = takeReview(before, { reviewer: { administratorId: who, by: who }, now });
        if (isHeld(before, now) && before.administratorId !== who) expect(taken).toEqual({ hold: before, mine: false });
        else expect(taken.mine).toBe(true);
        expect(isHeld(taken.hold, now)).toBe(true);
        expect(taken.hold.since).toBeLessThanOrEqual(now);
        hold = taken.hold;
      }
    }),
  );
});

describe('a change request', () => {
  const form = aProjectDetail().form;
  const content = fc.record({
    form: fc
      .record({ venue: fc.constantFrom('甲楼', '乙楼'), contactName: fc.constantFrom('李建华', '王芳') })
      .map((over) => ({
        ...form,
        ...over,
      })),
    courses: fc
      .uniqueArray(
        fc.record({ courseId: fc.constantFrom('c1', 'c2', 'c3'), hourTenths: fc.integer({ min: 1, max: 90 }) }),
        {
          selector: ({ courseId }) => courseId,
        },
      )
      .map((list) => list.map(courseOf)),
    batches: fc
      .uniqueArray(
        fc.record({ batchId: fc.constantFrom('b1', 'b2'), end: fc.constantFrom('2025-11-30', '2025-12-01') }),
        {
          selector: ({ batchId }) => batchId,
        },
      )
      .map((list) => list.map(batchOf)),
  });

  it('applied to what it was made from gives what it asks for, and then asks for nothing more', () => {
    fc.assert(
      fc.property(content, content, (base, asked) => {
        const after = applyChange(base, base, asked);
        expect(changesOf(after, asked)).toEqual([]);
        expect(applyChange(after, base, asked)).toEqual(after);
      }),
    );
  });

  it('that asks for nothing changes nothing, whatever was corrected meanwhile', () => {
    fc.assert(
      fc.property(content, content, (base, present) => {
        expect(applyChange(present, base, base)).toEqual(present);
      }),
    );
  });

  it('never takes a past teaching day from a batch with records', () => {
    fc.assert(
      fc.property(
        content,
        content,
        fc.constantFrom('2025-11-28', '2025-11-29', '2025-11-30', '2025-12-01'),
        (base, asked, today) => {
          const held = base.batches.map(({ batchId }) => ({ batchId, hasRecords: true, granted: false }));
          if (faultsOfPast(changesOf(base, asked), { held, today }).length > 0) return;
          for (const batch of base.batches) {
            const after = asked.batches.find(({ batchId }) => batchId === batch.batchId);
            const past = (days: string[]) => days.filter((day) => day <= today);
            expect(past(after ? teachingDays(after) : [])).toEqual(past(teachingDays(batch)));
          }
        },
      ),
    );
  });
});
