import * as fc from 'fast-check';
import { DAY_MS } from '../../domain/kernel/time';
import { decideApprovalWithdrawal, decideLeaving, decideTakingBack } from '../../domain/person/leaving';
import type { RegistrationState } from '../../domain/person/registration';
import {
  checkTransferAsker,
  decideTransferStep,
  isOpen,
  openedTransfer,
  turnOf,
  type TransferAct,
  type TransferFacts,
} from '../../domain/person/transfer';

const INSTITUTIONS = 3;
const START = Date.UTC(2025, 11, 1);
const day = '2025-12-01';
const reason = fc.constantFrom('', '手续没有办完');
const act = fc.oneof(
  fc.record({ kind: fc.constantFrom('agree', 'approve', 'withdraw') }),
  fc.record({ kind: fc.constantFrom('object', 'askCentre', 'allow', 'uphold', 'return'), reason }),
) as fc.Arbitrary<TransferAct>;
const event = fc.record({
  /** Time passes before it. */
  after: fc.oneof(fc.nat(8 * DAY_MS), fc.constantFrom(0, 7 * DAY_MS - 1, 7 * DAY_MS)),
  what: fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), to: fc.nat(INSTITUTIONS - 1) }),
    fc.record({ kind: fc.constant('act' as const), act, own: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('leave' as const, 'takeBack' as const, 'withdrawApproval' as const), reason }),
  ),
});
type What = (typeof event extends fc.Arbitrary<infer E> ? E : never)['what'];

interface Open extends TransferFacts {
  to: number;
  /** The old institution, or the centre, has said yes. */
  consent: boolean;
}

/** One person's life, by the decisions of the domain alone. */
class Life {
  now = START;
  state: RegistrationState = 'approved';
  institution = 0;
  open: Open | undefined;
  asked = 0;

  happens(what: What): void {
    if (what.kind === 'ask') return this.ask(what.to);
    if (what.kind === 'act') return this.act(what.act, what.own);
    const { reason: why } = what;
    const step =
      what.kind === 'leave'
        ? decideLeaving(this.state, { reason: why, day, today: day })
        : what.kind === 'takeBack'
          ? decideTakingBack(this.state, { own: false })
          : decideApprovalWithdrawal(this.state, { reason: why });
    if (step.kind === 'refuse') return;
    this.state = step.to;
    if (what.kind === 'leave') this.act({ kind: 'leave' }, false);
    if (what.kind === 'withdrawApproval') this.act({ kind: 'lapse' }, false);
    if (what.kind === 'takeBack' && this.open)
      if (this.open.to === this.institution) this.act({ kind: 'approve' }, false);
      else if (!this.open.consent) this.act({ kind: 'stay' }, false);
  }

  private ask(to: number): void {
    const { state: registration, asked } = this;
    const open = this.open !== undefined;
    if (checkTransferAsker({ registration, open, sameInstitution: to === this.institution, asked }) !== undefined)
      return;
    this.open = { to, consent: false, ...openedTransfer(registration, this.now) };
  }

  private act(what: TransferAct, own: boolean): void {
    if (!this.open) return;
    const step = decideTransferStep(this.open, what, { now: this.now, own });
    if (step.kind === 'refuse') return;
    const { state, readyAt } = step;
    const { to, consent } = this.open;
    this.open = isOpen(state)
      ? { to, state, readyAt, consent: consent || what.kind === 'agree' || what.kind === 'allow' }
      : undefined;
    if (state !== 'approved') return;
    this.institution = to;
    this.state = 'approved';
  }
}

const lives = fc.array(event, { maxLength: 40 });

const live = (events: readonly { after: number; what: What }[], look: (life: Life) => void): void => {
  const life = new Life();
  for (const { after, what } of events) {
    life.now += after;
    life.happens(what);
    look(life);
  }
};

it('it is always exactly one side’s turn, and only theirs: an objection and an approval never meet', () => {
  fc.assert(
    fc.property(lives, fc.nat(9 * DAY_MS), (events, later) => {
      live(events, ({ open, now }) => {
        if (!open) return;
        const at = now + later;
        const allowed = (kind: 'object' | 'approve') =>
          decideTransferStep(open, kind === 'object' ? { kind, reason: '手续没有办完' } : { kind }, { now: at })
            .kind === 'move';
        expect([allowed('object'), allowed('approve')]).toEqual([
          turnOf(open, at) === 'old',
          turnOf(open, at) === 'new',
        ]);
      });
    }),
  );
});

it('a person changes institution by an approval alone, and never against a standing objection', () => {
  fc.assert(
    fc.property(lives, (events) => {
      let before = { institution: 0, open: undefined as Open | undefined, now: START };
      live(events, ({ institution, open, now }) => {
        if (institution !== before.institution) {
          expect(before.open?.to).toBe(institution);
          expect(turnOf(before.open ?? { state: 'lapsed', readyAt: null }, now)).toBe('new');
        }
        before = { institution, open, now };
      });
    }),
  );
});

it('time alone never makes an open transfer end, nor gives a turn back', () => {
  fc.assert(
    fc.property(lives, fc.nat(30 * DAY_MS), fc.nat(30 * DAY_MS), (events, soon, later) => {
      live(events, ({ open, now }) => {
        if (!open) return;
        const turns = [turnOf(open, now + soon), turnOf(open, now + soon + later)];
        expect(turns).not.toContain('nobody');
        expect(turns).not.toEqual(['new', 'old']);
      });
    }),
  );
});

it('its person can always withdraw it, and then ask again: nothing is a dead end', () => {
  fc.assert(
    fc.property(lives, (events) => {
      live(events, ({ open, state, institution, now }) => {
        if (open) expect(decideTransferStep(open, { kind: 'withdraw' }, { now })).toMatchObject({ state: 'withdrawn' });
        const to = (institution + 1) % INSTITUTIONS;
        const sameInstitution = to === institution;
        const objection = checkTransferAsker({ registration: state, open: false, sameInstitution, asked: 0 });
        // Whoever was returned hands in the form anew, wherever they are now.
        expect(objection).toBe(state === 'returned' ? 'transferNotNeeded' : undefined);
      });
    }),
  );
});

it('nobody is approved at an institution while a request for another one is treated as theirs', () => {
  fc.assert(
    fc.property(lives, (events) => {
      live(events, ({ open, state, institution }) => {
        // An approved person never has a request that would bring them where they are.
        if (state === 'approved') expect(open?.to).not.toBe(institution);
        // After a withdrawn approval nothing is under way.
        if (state === 'returned') expect(open).toBeUndefined();
      });
    }),
  );
});
