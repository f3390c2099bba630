/**
 * Rounds, reversals and grants after them against a simple model: who has the credits, how often they were granted, and what counts. The
 * number of runs can be raised: `LEDGER_RUNS=10000 npx jest ledger-life`.
 */
import fc from 'fast-check';
import {
  endOfGranting,
  decideMaterialsReview,
  decideMaterialsSubmission,
  type GrantRoundState,
} from '../../domain/credit/grant';
import { ledgerEntryId, ledgerStatus, nextGeneration, reversalEntryId, yearProgress } from '../../domain/credit/ledger';
import { decideReversal } from '../../domain/credit/reversal';

const PEOPLE = ['p1', 'p2', 'p3'];
const AMOUNT = { creditHundredths: 300, hourTenths: 90 };
const credited = { catalogueEntryId: 'entry', year: 2025, role: 'trainee' } as const;

/** The ledger as it is stored: entries under ids, never changed, and rounds with a state. */
class Ledger {
  readonly entries = new Map<string, { personId: string; generation: number; roundId: number }>();
  readonly reversals = new Set<string>();
  readonly rounds: GrantRoundState[] = [];

  of(personId: string) {
    return [...this.entries]
      .filter(([, entry]) => entry.personId === personId)
      .map(([id, entry]) => ({ id, ...entry, reversed: this.reversals.has(reversalEntryId(id)) }));
  }

  /** A round grants whoever has nothing that stands. */
  grant(personIds: readonly string[]): void {
    const roundId = this.rounds.length;
    let granted = 0;
    for (const personId of personIds) {
      const generation = nextGeneration(this.of(personId));
      if (generation === undefined) continue;
      const id = ledgerEntryId({ ...credited, personId, generation });
      expect(this.entries.has(id)).toBe(false);
      this.entries.set(id, { personId, generation, roundId });
      granted += 1;
    }
    this.rounds.push(endOfGranting({ granted }));
  }

  reverse(id: string, actor: 'asker' | 'colleague'): void {
    const request = { state: 'waiting', byId: 'asker', confirmer: 'colleague', whole: false } as const;
    const by = { administratorId: actor, office: 'institution' } as const;
    const step = decideReversal(request, { decision: 'confirm', reason: '', actor: by });
    if (step.kind === 'move') this.reversals.add(reversalEntryId(id));
  }

  progressOf(personId: string) {
    const entries = this.of(personId).map(({ roundId, reversed }) => ({
      ...AMOUNT,
      role: 'trainee' as const,
      status: ledgerStatus({ roundState: this.rounds[roundId] ?? 'granted', reversed }),
    }));
    return yearProgress({ entries, requirement: { creditHundredths: 2500, hourTenths: 900 } });
  }
}

/** What a person has, told in the simplest way. */
type Model = {
  has: Map<string, number | undefined>;
  grants: Map<string, number>;
  effective: Set<number>;
  rounds: number;
};

const person = fc.constantFrom(...PEOPLE);
const act = fc.oneof(
  fc.record({ kind: fc.constant('grant' as const), people: fc.uniqueArray(person, { minLength: 1 }) }),
  fc.record({
    kind: fc.constant('reverse' as const),
    who: person,
    actor: fc.constantFrom('asker' as const, 'colleague' as const),
  }),
  fc.record({ kind: fc.constant('approve' as const), round: fc.nat(6) }),
);

describe('credits through rounds, reversals and grants after them', () => {
  it('stand once at most, count once at most, and are those of a simple model', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const ledger = new Ledger();
        const model: Model = { has: new Map(), grants: new Map(), effective: new Set(), rounds: 0 };
        for (const each of acts) {
          if (each.kind === 'grant') {
            ledger.grant(each.people);
            for (const personId of each.people) {
              if (model.has.get(personId) !== undefined) continue;
              model.has.set(personId, model.rounds);
              model.grants.set(personId, (model.grants.get(personId) ?? 0) + 1);
            }
            model.rounds += 1;
          } else if (each.kind === 'reverse') {
            const standing = ledger.of(each.who).find(({ reversed }) => !reversed);
            if (standing) ledger.reverse(standing.id, each.actor);
            if (each.actor === 'colleague') model.has.set(each.who, undefined);
          } else {
            const state = ledger.rounds[each.round];
            if (state === undefined) continue;
            const handedIn = decideMaterialsSubmission(state, []);
            if (handedIn.kind === 'refuse') continue;
            const approved = decideMaterialsReview(handedIn.to, { kind: 'approve' });
            if (approved.kind === 'refuse') throw new Error('what was handed in can be approved');
            ledger.rounds[each.round] = approved.to;
            model.effective.add(each.round);
          }
          for (const personId of PEOPLE) {
            const own = ledger.of(personId);
            const standing = own.filter(({ reversed }) => !reversed);
            const round = model.has.get(personId);
            expect(standing.map(({ roundId }) => roundId)).toEqual(round === undefined ? [] : [round]);
            expect(own.map(({ generation }) => generation)).toEqual(own.map((_, index) => index + 1));
            expect(own).toHaveLength(model.grants.get(personId) ?? 0);
            const { effective, pending } = ledger.progressOf(personId);
            const isEffective = round !== undefined && model.effective.has(round);
            expect(effective.creditHundredths).toBe(isEffective ? 300 : 0);
            expect(pending.creditHundredths).toBe(round !== undefined && !isEffective ? 300 : 0);
          }
        }
      }),
      { numRuns: Number(process.env.LEDGER_RUNS ?? 300) },
    );
  });
});
