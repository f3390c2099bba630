/**
 * Rounds of attendees and of lecturers, supplementary ones, reversals and grants after them against a simple model: who has the credits, how
 * often they were granted, which hours were, and what counts. The number of runs can be raised:
 * `LEDGER_RUNS=10000 npx jest ledger-life`.
 */
import fc from 'fast-check';
import {
  decideMaterialsReview,
  decideMaterialsSubmission,
  endOfGranting,
  isSupplementary,
  type GrantRoundState,
} from '../../domain/credit/grant';
import { claimOn, type HourClaim } from '../../domain/credit/lecturer';
import { ledgerEntryId, ledgerStatus, nextGeneration, reversalEntryId, yearProgress } from '../../domain/credit/ledger';
import type { LedgerRole } from '../../domain/credit/ledger-role';
import { missingMaterials, uploadedMaterials } from '../../domain/credit/materials';
import { decideReversal } from '../../domain/credit/reversal';

const PEOPLE = ['p1', 'p2', 'p3'];
const AMOUNT = { creditHundredths: 300, hourTenths: 90 };
const credited = { catalogueEntryId: 'entry', year: 2025 } as const;
const BATCH = 'b1';
/** A course of six hours: two lecturers share it, or the third one has all of it once the course was changed. */
const COURSE_TENTHS = 60;
const PARTS = { l1: 30, l2: 30, l3: 60 } as const;
type PartId = keyof typeof PARTS;

interface Round {
  batchId: string;
  role: LedgerRole;
  state: GrantRoundState;
  supplementFor?: string;
}

/** The ledger as it is stored: entries under ids, never changed, rounds with a state, and the hours that were claimed. */
class Ledger {
  readonly entries = new Map<string, { personId: string; role: LedgerRole; generation: number; roundId: number }>();
  readonly reversals = new Set<string>();
  readonly rounds: Round[] = [];
  readonly claims: HourClaim[] = [];

  of(personId: string, role: LedgerRole) {
    return [...this.entries]
      .filter(([, entry]) => entry.personId === personId && entry.role === role)
      .map(([id, entry]) => ({ id, ...entry, reversed: this.reversals.has(reversalEntryId(id)) }));
  }

  /** @returns the entry, unless what the person has in this role stands */
  #write(personId: string, role: LedgerRole): string | undefined {
    const generation = nextGeneration(this.of(personId, role));
    if (generation === undefined) return undefined;
    const id = ledgerEntryId({ ...credited, role, personId, generation });
    expect(this.entries.has(id)).toBe(false);
    this.entries.set(id, { personId, role, generation, roundId: this.rounds.length });
    return id;
  }

  /** A round grants whoever has nothing that stands. */
  grant(personIds: readonly string[]): void {
    const supplement = isSupplementary(this.rounds, BATCH) ? { supplementFor: '补传的签到已经确认' } : {};
    const granted = personIds.filter((personId) => this.#write(personId, 'trainee') !== undefined).length;
    this.rounds.push({ batchId: BATCH, role: 'trainee', state: endOfGranting({ granted }), ...supplement });
  }

  /** A round of one lecturer for one part of the course; nothing happens where its hours are taken, or the person has theirs. */
  lecture(personId: string, lecturerId: PartId): void {
    const standing = this.claims.filter(({ entryId }) => !this.reversals.has(reversalEntryId(entryId)));
    const part = { courseId: 'c1', lecturerId, topic: '', hourTenths: PARTS[lecturerId] };
    if (claimOn(part, { claims: new Map([['c1', standing]]), courseHourTenths: COURSE_TENTHS })) return;
    const entryId = this.#write(personId, 'lecturer');
    if (entryId === undefined) return;
    this.claims.push({
      lecturerId,
      hourTenths: part.hourTenths,
      personId,
      entryId,
      roundId: String(this.rounds.length),
    });
    this.rounds.push({ batchId: BATCH, role: 'lecturer', state: 'granted' });
  }

  reverse(id: string, actor: 'asker' | 'colleague'): void {
    const request = { state: 'waiting', byId: 'asker', confirmer: 'colleague', whole: false } as const;
    const by = { administratorId: actor, office: 'institution' } as const;
    const step = decideReversal(request, { decision: 'confirm', reason: '', actor: by });
    if (step.kind === 'move') this.reversals.add(reversalEntryId(id));
  }

  /** Hands a round in, with its files or without, and approves it where that goes. */
  approve(place: number, withFiles: boolean): void {
    const round = this.rounds[place];
    if (round === undefined) return;
    const files = withFiles ? uploadedMaterials.map(({ code }) => code) : [];
    const handedIn = decideMaterialsSubmission(round.state, missingMaterials(files, round));
    if (handedIn.kind === 'refuse') return;
    const approved = decideMaterialsReview(handedIn.to, { kind: 'approve' });
    if (approved.kind === 'refuse') throw new Error('what was handed in can be approved');
    round.state = approved.to;
  }

  progressOf(personId: string, role: LedgerRole) {
    const entries = this.of(personId, role).map(({ roundId, reversed }) => ({
      ...AMOUNT,
      role,
      status: ledgerStatus({ roundState: this.rounds[roundId]?.state ?? 'granted', reversed }),
    }));
    return yearProgress({ entries, requirement: { creditHundredths: 2500, hourTenths: 900 } });
  }
}

/** What is so, told in the simplest way: rounds are numbers, in the order in which they were begun. */
interface Model {
  /** By role and person: the round that they have their credits of. */
  has: Map<string, number | undefined>;
  grants: Map<string, number>;
  effective: Set<number>;
  /** Rounds that gave nobody anything, that are of lecturers, and that came when another one of attendees was effective. */
  empty: Set<number>;
  bare: Set<number>;
  ofAttendees: Set<number>;
  rounds: number;
  /** The parts of the course that are taken, and by whose credits. */
  taught: Map<PartId, string>;
}

const keyOf = (role: LedgerRole, personId: string): string => `${role} ${personId}`;

function give(model: Model, role: LedgerRole, personId: string): boolean {
  const key = keyOf(role, personId);
  if (model.has.get(key) !== undefined) return false;
  model.has.set(key, model.rounds);
  model.grants.set(key, (model.grants.get(key) ?? 0) + 1);
  return true;
}

const person = fc.constantFrom(...PEOPLE);
const role = fc.constantFrom<LedgerRole>('trainee', 'lecturer');
const act = fc.oneof(
  fc.record({ kind: fc.constant('grant' as const), people: fc.uniqueArray(person, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('lecture' as const), who: person, part: fc.constantFrom<PartId>('l1', 'l2', 'l3') }),
  fc.record({
    kind: fc.constant('reverse' as const),
    who: person,
    role,
    actor: fc.constantFrom('asker' as const, 'colleague' as const),
  }),
  fc.record({ kind: fc.constant('approve' as const), round: fc.nat(6), withFiles: fc.boolean() }),
);
type Act = typeof act extends fc.Arbitrary<infer Made> ? Made : never;

function happen(ledger: Ledger, model: Model, each: Act): void {
  switch (each.kind) {
    case 'grant': {
      ledger.grant(each.people);
      if ([...model.ofAttendees].some((round) => model.effective.has(round))) model.bare.add(model.rounds);
      const given = each.people.filter((personId) => give(model, 'trainee', personId));
      if (given.length === 0) model.empty.add(model.rounds);
      model.ofAttendees.add(model.rounds);
      model.rounds += 1;
      return;
    }
    case 'lecture': {
      ledger.lecture(each.who, each.part);
      const taken = [...model.taught.keys()].reduce((sum, part) => sum + PARTS[part], 0);
      if (model.taught.has(each.part) || taken + PARTS[each.part] > COURSE_TENTHS) return;
      if (!give(model, 'lecturer', each.who)) return;
      model.taught.set(each.part, each.who);
      model.bare.add(model.rounds);
      model.rounds += 1;
      return;
    }
    case 'reverse': {
      const standing = ledger.of(each.who, each.role).find(({ reversed }) => !reversed);
      if (standing) ledger.reverse(standing.id, each.actor);
      if (each.actor !== 'colleague') return;
      model.has.set(keyOf(each.role, each.who), undefined);
      if (each.role === 'lecturer')
        for (const [part, who] of model.taught) if (who === each.who) model.taught.delete(part);
      return;
    }
    case 'approve':
      ledger.approve(each.round, each.withFiles);
      if (each.round >= model.rounds || model.empty.has(each.round)) return;
      if (each.withFiles || model.bare.has(each.round)) model.effective.add(each.round);
  }
}

describe('credits through rounds, reversals and grants after them', () => {
  it('stand once at most, count once at most, and are those of a simple model', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const ledger = new Ledger();
        const model: Model = {
          ...{ has: new Map(), grants: new Map(), taught: new Map(), rounds: 0 },
          ...{ effective: new Set(), empty: new Set(), bare: new Set(), ofAttendees: new Set() },
        };
        for (const each of acts) {
          happen(ledger, model, each);
          expect(ledger.rounds).toHaveLength(model.rounds);
          for (const personId of PEOPLE)
            for (const as of ['trainee', 'lecturer'] as const) {
              const own = ledger.of(personId, as);
              const round = model.has.get(keyOf(as, personId));
              const standing = own.filter(({ reversed }) => !reversed);
              expect(standing.map(({ roundId }) => roundId)).toEqual(round === undefined ? [] : [round]);
              expect(own.map(({ generation }) => generation)).toEqual(own.map((_, index) => index + 1));
              expect(own).toHaveLength(model.grants.get(keyOf(as, personId)) ?? 0);
              const { effective, pending } = ledger.progressOf(personId, as);
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
