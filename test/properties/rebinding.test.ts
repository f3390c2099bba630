import * as fc from 'fast-check';
import {
  checkRebindingAsker,
  checkRebindingClaim,
  decideRebindingReview,
  normaliseName,
  rebindingObstacle,
  rebound,
  type RebindingState,
} from '../../domain/person/rebinding';
import { isReleased, mayBeReleased, released, type RegistrationState } from '../../domain/person/registration';

const PERSONS = 4;
const WECHATS = 7;

interface Person {
  id: number;
  name: string;
  state: RegistrationState;
  openid: string;
  phoneDigest: string;
  phoneMasked: string;
}
interface Request {
  personId: number;
  openid: string;
  phoneDigest: string;
  state: RebindingState;
  checkCode: string;
}

const state = fc.constantFrom<RegistrationState[]>('approved', 'approved', 'approved', 'pending', 'returned');
const action = fc.oneof(
  fc.record({
    kind: fc.constant('ask' as const),
    wechat: fc.nat(WECHATS - 1),
    phone: fc.nat(WECHATS - 1),
    person: fc.nat(PERSONS - 1),
    rightName: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('approve' as const),
    request: fc.nat(20),
    reviewer: fc.nat(WECHATS - 1),
    rightCode: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('return' as const),
    request: fc.nat(20),
    reviewer: fc.nat(WECHATS - 1),
    reason: fc.constantFrom('', '与本人核对不符'),
  }),
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** The registrations and requests of a town, changed by the decisions of the domain alone. */
class Town {
  readonly requests: Request[] = [];
  constructor(public persons: Person[]) {}

  act(step: Action): void {
    if (step.kind === 'ask') this.#ask(step);
    else this.#review(step);
  }

  #ask({ wechat, phone, person, rightName }: Extract<Action, { kind: 'ask' }>): void {
    const claimed = this.persons[person];
    const openid = `w${wechat}`;
    const open = (which: (request: Request) => boolean) =>
      this.requests.some((request) => request.state === 'pending' && which(request));
    const own = this.persons.find((one) => one.openid === openid);
    // A town without days: nobody asks too often.
    const asked = 0;
    const refusal =
      checkRebindingAsker({ registration: own?.state, open: open((request) => request.openid === openid), asked }) ??
      checkRebindingClaim({
        name: rightName ? `人${person}` : '某人',
        claimed: claimed && { ...claimed, open: open(({ personId }) => personId === person), asked },
      });
    if (refusal) return;
    if (own) this.#release(own);
    this.requests.push({
      personId: person,
      openid,
      phoneDigest: `d${phone}`,
      state: 'pending',
      checkCode: `c${phone}`,
    });
  }

  #release({ id, state }: Person): void {
    expect(mayBeReleased(state, { byOwner: true })).toBe(true);
    this.persons = this.persons.map((person) => {
      if (person.id !== id) return person;
      const {
        openid,
        phoneDigest,
        state: after,
      } = released({ ...person, _id: String(id), nationalIdDigest: `n${id}` });
      return { ...person, openid, phoneDigest, state: after };
    });
  }

  #review(step: Exclude<Action, { kind: 'ask' }>): void {
    const request = this.requests[step.request];
    if (!request) return;
    const action = step.kind === 'approve' ? { ...step, checkCode: step.rightCode ? request.checkCode : '' } : step;
    const decision = decideRebindingReview({ request, reviewer: `w${step.reviewer}`, action });
    if (decision.kind === 'refuse') return;
    if (decision.to === 'approved') {
      const ownerOf = (which: (person: Person) => boolean) => this.persons.find(which)?.id.toString();
      const owners = {
        wechat: ownerOf(({ openid }) => openid === request.openid),
        phone: ownerOf(({ phoneDigest }) => phoneDigest === request.phoneDigest),
      };
      if (rebindingObstacle(String(request.personId), owners)) return;
      const binding = { openid: request.openid, phoneDigest: request.phoneDigest, phoneMasked: '' };
      this.persons = this.persons.map((person) => (person.id === request.personId ? rebound(person, binding) : person));
    }
    request.state = decision.to;
  }
}

const townOf = (states: RegistrationState[]) =>
  new Town(
    states.map((each, id) => ({
      id,
      name: `人${id}`,
      state: each,
      openid: `w${id}`,
      phoneDigest: `d${id}`,
      phoneMasked: '',
    })),
  );
const towns = fc.array(state, { minLength: PERSONS, maxLength: PERSONS }).map(townOf);
const course = fc.array(action, { maxLength: 60 });

describe('whatever is asked and decided, in whatever order', () => {
  it('one WeChat and one phone are one person each, and one request is open for each person and WeChat', () => {
    fc.assert(
      fc.property(towns, course, (town, steps) => {
        for (const step of steps) {
          town.act(step);
          const open = town.requests.filter((request) => request.state === 'pending');
          for (const keys of [
            town.persons.map(({ openid }) => openid),
            town.persons.map(({ phoneDigest }) => phoneDigest),
            open.map(({ personId }) => personId),
            open.map(({ openid }) => openid),
          ])
            expect(new Set<unknown>(keys).size).toBe(keys.length);
        }
      }),
    );
  });

  it('nobody moves without an approval, and only somebody whose own registration was approved', () => {
    fc.assert(
      fc.property(towns, course, (town, steps) => {
        for (const step of steps) {
          const before = town.persons;
          const approvals = town.requests.filter((request) => request.state === 'approved').length;
          town.act(step);
          const changed = town.persons.filter(({ openid }, index) => openid !== before[index]?.openid);
          const [given, moved] = [true, false].map((gaveUp) =>
            changed.filter(({ id, openid }) => isReleased({ _id: String(id), openid }) === gaveUp),
          );
          const approved = town.requests.filter((request) => request.state === 'approved').length - approvals;
          expect(moved).toHaveLength(approved);
          expect(moved?.every((person) => person.state === 'approved')).toBe(true);
          // Whoever asks gives up what nobody has approved, and nothing else.
          expect(given?.every(({ id }) => before[id]?.state !== 'approved')).toBe(true);
          expect(town.persons.map(({ id, name }) => ({ id, name }))).toEqual(
            before.map(({ id, name }) => ({ id, name })),
          );
        }
      }),
    );
  });

  it('a request can always be ended, and then an approved person can be asked for by a WeChat of nobody', () => {
    const fresh = WECHATS;
    fc.assert(
      fc.property(towns, course, (town, steps) => {
        for (const step of steps) town.act(step);
        town.requests.forEach((_request, request) =>
          town.act({ kind: 'return', request, reviewer: 0, reason: '与本人核对不符' }),
        );
        const ended = town.requests.length;
        expect(town.requests.filter((request) => request.state === 'pending')).toEqual([]);
        town.act({ kind: 'ask', wechat: fresh, phone: fresh, person: 0, rightName: true });
        expect(town.requests.length - ended).toBe(town.persons[0]?.state === 'approved' ? 1 : 0);
      }),
    );
  });
});

it('spells a name once: normalised again it stays', () => {
  const unit = fc.constantFrom('张', '伟', '·', '•', '・', '･', ' ', '\u3000', 'Ａ', 'a', 'é', 'e', '\u0301', '´', 'ﬁ');
  fc.assert(
    fc.property(fc.string({ unit }), (name) => {
      const spelled = normaliseName(name);
      expect(normaliseName(spelled)).toBe(spelled);
    }),
  );
});
