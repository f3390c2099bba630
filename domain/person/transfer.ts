/**
 * Transfer to another institution (rules: "A person's life"). The trainee asks; the old institution has seven days to agree or to
 * object with a reason; then the new one approves or returns. An objection goes to the trainee, who may ask the centre to decide.
 *
 *   asked ── agree, or the seven days ──▶ the new institution's turn ── approve ──▶ approved
 *     │                                      ▲                └──────── return ──▶ returned
 *   object                                 agree, or the centre allows
 *     ▼                                      │
 *   objected ── the trainee asks the centre ─┴─▶ disputed ── the centre upholds ──▶ refused
 *
 * Until it is approved everything stays with the old institution. Its trainee may withdraw it while it is open.
 */
import { reasonObjection } from '../kernel/reason';
import { DAY_MS } from '../kernel/time';
import type { RegistrationState } from './registration';

const openTransferStates = ['asked', 'agreed', 'objected', 'disputed'] as const;
const endedTransferStates = ['approved', 'returned', 'refused', 'withdrawn', 'lapsed'] as const;
export const transferStates = [...openTransferStates, ...endedTransferStates] as const;
export type TransferState = (typeof transferStates)[number];

/** How long the old institution has to agree or to object. */
export const OBJECTION_DAYS = 7;
const OBJECTION_MS = OBJECTION_DAYS * DAY_MS;
/** So long before the end of the days the old institution is reminded. */
export const REMINDER_MS = 2 * DAY_MS;

/** Requests are counted over this time. */
export const TRANSFER_PERIOD_MS = 7 * DAY_MS;
/** Requests of one person within the period: each of them is work for two institutions. */
export const MOST_TRANSFERS = 4;

/** What of a transfer its steps depend on. */
export interface TransferFacts {
  state: TransferState;
  /** From when on the new institution may approve; null while an objection stands. */
  readyAt: number | null;
}

export const isOpen = (state: TransferState): boolean =>
  (openTransferStates as readonly TransferState[]).includes(state);

/** Whose turn it is. */
export type TransferTurn = 'old' | 'new' | 'trainee' | 'centre' | 'nobody';

/**
 * Whose turn it is at a moment. The seven days end by themselves: nothing has to run for the new institution's turn to come.
 * The first instant after them is the new institution's, so an objection and an approval never meet.
 */
export function turnOf({ state, readyAt }: TransferFacts, now: number): TransferTurn {
  switch (state) {
    case 'asked':
      return readyAt !== null && now >= readyAt ? 'new' : 'old';
    case 'agreed':
      return 'new';
    case 'objected':
      return 'trainee';
    case 'disputed':
      return 'centre';
    case 'approved':
    case 'returned':
    case 'refused':
    case 'withdrawn':
    case 'lapsed':
      return 'nobody';
  }
}

/** What stands against asking; undefined when nothing does. */
export function checkTransferAsker({
  registration,
  open,
  sameInstitution,
  asked,
}: {
  registration: RegistrationState;
  /** One of theirs is under way. */
  open: boolean;
  /** The new institution is the one they are at, or were last. */
  sameInstitution: boolean;
  /** Requests within {@link TRANSFER_PERIOD_MS}, whatever became of them. */
  asked: number;
}): 'transferNotNeeded' | 'transferOpen' | 'sameInstitution' | 'transferTooOften' | undefined {
  // Whoever waits or was returned picks their institution in the form.
  if (registration === 'pending' || registration === 'returned') return 'transferNotNeeded';
  if (open) return 'transferOpen';
  // Whoever left may ask to come back.
  if (sameInstitution && registration !== 'left') return 'sameInstitution';
  return asked < MOST_TRANSFERS ? undefined : 'transferTooOften';
}

/** A request as it begins. Whoever left needs nobody's agreement. */
export const openedTransfer = (registration: RegistrationState, now: number): TransferFacts =>
  registration === 'left' ? { state: 'agreed', readyAt: now } : { state: 'asked', readyAt: now + OBJECTION_MS };

/** What somebody does with a request. `leave`, `stay` and `lapse` follow from what becomes of its person. */
export type TransferAct =
  | { kind: 'agree' }
  | { kind: 'object'; reason: string }
  | { kind: 'askCentre'; reason: string }
  | { kind: 'allow'; reason: string }
  | { kind: 'uphold'; reason: string }
  | { kind: 'approve' }
  | { kind: 'return'; reason: string }
  | { kind: 'withdraw' }
  /** The old institution notes that its person left: with that it agrees. */
  | { kind: 'leave' }
  /** The old institution has its person again after all: its days begin anew. */
  | { kind: 'stay' }
  /** The approval of its person was withdrawn: nobody is left to transfer. */
  | { kind: 'lapse' };

export type TransferRefusal = 'wrongState' | 'reasonRequired' | 'objectionTooLate' | 'transferTooEarly' | 'ownTransfer';

export type TransferStep = ({ kind: 'move' } & TransferFacts) | { kind: 'refuse'; reason: TransferRefusal };

const move = (state: TransferState, readyAt: number | null): TransferStep => ({ kind: 'move', state, readyAt });
const refuse = (reason: TransferRefusal): TransferStep => ({ kind: 'refuse', reason });

/**
 * Decides one step at a moment.
 * @param own whoever acts for an institution is the person themselves: they do not agree to, allow or approve their own
 */
export function decideTransferStep(
  transfer: TransferFacts,
  act: TransferAct,
  { now, own = false }: { now: number; own?: boolean },
): TransferStep {
  const { state, readyAt } = transfer;
  if (!isOpen(state)) return refuse('wrongState');
  const objection = 'reason' in act ? reasonObjection(act.reason) : undefined;
  const turn = turnOf(transfer, now);
  switch (act.kind) {
    case 'agree':
      // An objection may be taken back at any time; after the days an agreement changes nothing.
      if (state === 'agreed') return refuse('wrongState');
      return own ? refuse('ownTransfer') : move('agreed', turn === 'new' ? readyAt : now);
    case 'object':
      if (state !== 'asked') return refuse('wrongState');
      if (turn === 'new') return refuse('objectionTooLate');
      return objection ? refuse(objection) : move('objected', null);
    case 'askCentre':
      if (state !== 'objected') return refuse('wrongState');
      return objection ? refuse(objection) : move('disputed', null);
    case 'allow':
      if (state !== 'disputed') return refuse('wrongState');
      return objection ? refuse(objection) : own ? refuse('ownTransfer') : move('agreed', now);
    case 'uphold':
      if (state !== 'disputed') return refuse('wrongState');
      return objection ? refuse(objection) : move('refused', null);
    case 'approve':
      if (turn !== 'new') return refuse(state === 'asked' ? 'transferTooEarly' : 'wrongState');
      return own ? refuse('ownTransfer') : move('approved', readyAt);
    case 'return':
      return objection ? refuse(objection) : move('returned', readyAt);
    case 'withdraw':
      return move('withdrawn', readyAt);
    case 'leave':
      return state === 'agreed' ? move('agreed', readyAt) : move('agreed', now);
    case 'stay':
      return move('asked', now + OBJECTION_MS);
    case 'lapse':
      return move('lapsed', readyAt);
  }
}

/** How far the seven days are: which day runs, of how many; for a bar of cells. */
export function objectionDay({ submittedAt, readyAt, now }: { submittedAt: number; readyAt: number; now: number }): {
  day: number;
  over: boolean;
} {
  const begin = Math.max(submittedAt, readyAt - OBJECTION_MS);
  const day = Math.floor((now - begin) / DAY_MS) + 1;
  return { day: Math.min(Math.max(day, 1), OBJECTION_DAYS), over: now >= readyAt };
}
