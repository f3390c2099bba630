import { DAY_MS } from '../kernel/time';
import {
  checkTransferAsker,
  decideTransferStep,
  isOpen,
  MOST_TRANSFERS,
  objectionDay,
  openedTransfer,
  transferStates,
  turnOf,
  type TransferAct,
  type TransferState,
} from './transfer';

const ASKED_AT = Date.UTC(2025, 11, 1, 2, 6);
const END = ASKED_AT + 7 * DAY_MS;
const asked = { state: 'asked', readyAt: END } as const;
const objected = { state: 'objected', readyAt: null } as const;
const disputed = { state: 'disputed', readyAt: null } as const;
const agreed = { state: 'agreed', readyAt: ASKED_AT } as const;
const reason = '手续没有办完';

describe('asking for a transfer', () => {
  const asker = { registration: 'approved', open: false, sameInstitution: false, asked: 0 } as const;

  it('is for approved people, to another institution, one at a time', () => {
    expect(checkTransferAsker(asker)).toBeUndefined();
    expect(checkTransferAsker({ ...asker, sameInstitution: true })).toBe('sameInstitution');
    expect(checkTransferAsker({ ...asker, open: true })).toBe('transferOpen');
    expect(checkTransferAsker({ ...asker, asked: MOST_TRANSFERS })).toBe('transferTooOften');
  });

  it('is for people who left as well, who may also ask to come back', () => {
    expect(checkTransferAsker({ ...asker, registration: 'left', sameInstitution: true })).toBeUndefined();
  });

  it('is needless before an approval: the form itself names the institution', () => {
    for (const registration of ['pending', 'returned'] as const)
      expect(checkTransferAsker({ ...asker, registration })).toBe('transferNotNeeded');
  });

  it('gives the old institution seven days, and none where the person has left it', () => {
    expect(openedTransfer('approved', ASKED_AT)).toEqual(asked);
    expect(openedTransfer('left', ASKED_AT)).toEqual({ state: 'agreed', readyAt: ASKED_AT });
  });
});

describe('the seven days', () => {
  it('are the old institution’s until their last millisecond, and then the new one’s', () => {
    const object: TransferAct = { kind: 'object', reason };
    expect(turnOf(asked, END - 1)).toBe('old');
    expect(decideTransferStep(asked, object, { now: END - 1 })).toMatchObject({ state: 'objected' });
    expect(decideTransferStep(asked, { kind: 'approve' }, { now: END - 1 })).toMatchObject({
      reason: 'transferTooEarly',
    });
    expect(turnOf(asked, END)).toBe('new');
    expect(decideTransferStep(asked, object, { now: END })).toMatchObject({ reason: 'objectionTooLate' });
    expect(decideTransferStep(asked, { kind: 'approve' }, { now: END })).toMatchObject({ state: 'approved' });
  });

  it('end with an agreement, and begin anew when the old institution has its person again', () => {
    const now = ASKED_AT + DAY_MS;
    expect(decideTransferStep(asked, { kind: 'agree' }, { now })).toEqual({
      kind: 'move',
      state: 'agreed',
      readyAt: now,
    });
    expect(decideTransferStep(agreed, { kind: 'stay' }, { now })).toEqual({
      kind: 'move',
      state: 'asked',
      readyAt: now + 7 * DAY_MS,
    });
  });

  it('are counted from one to seven', () => {
    const day = (now: number) => objectionDay({ submittedAt: ASKED_AT, readyAt: END, now });
    expect(day(ASKED_AT)).toEqual({ day: 1, over: false });
    expect(day(ASKED_AT + DAY_MS)).toEqual({ day: 2, over: false });
    expect(day(END - 1)).toEqual({ day: 7, over: false });
    expect(day(END)).toEqual({ day: 7, over: true });
  });
});

describe('an objection', () => {
  const now = END + DAY_MS;

  it('needs a reason and stands until somebody acts, however long', () => {
    expect(decideTransferStep(asked, { kind: 'object', reason: ' ' }, { now: ASKED_AT })).toMatchObject({
      reason: 'reasonRequired',
    });
    expect(decideTransferStep(objected, { kind: 'approve' }, { now })).toMatchObject({ reason: 'wrongState' });
  });

  it('may be taken back, or brought to the centre, which allows or upholds', () => {
    expect(decideTransferStep(objected, { kind: 'agree' }, { now })).toMatchObject({ state: 'agreed', readyAt: now });
    expect(decideTransferStep(objected, { kind: 'askCentre', reason }, { now })).toMatchObject({ state: 'disputed' });
    expect(decideTransferStep(disputed, { kind: 'allow', reason }, { now })).toMatchObject({
      state: 'agreed',
      readyAt: now,
    });
    expect(decideTransferStep(disputed, { kind: 'uphold', reason }, { now })).toMatchObject({ state: 'refused' });
    expect(decideTransferStep(disputed, { kind: 'agree' }, { now })).toMatchObject({ state: 'agreed' });
  });

  it('ends when the old institution itself notes that its person left', () => {
    expect(decideTransferStep(disputed, { kind: 'leave' }, { now })).toMatchObject({ state: 'agreed', readyAt: now });
  });

  it('is for the old institution’s own days alone: nobody objects twice', () => {
    for (const transfer of [objected, disputed, agreed])
      expect(decideTransferStep(transfer, { kind: 'object', reason }, { now: ASKED_AT })).toMatchObject({
        reason: 'wrongState',
      });
  });
});

it('refuses that somebody agrees to, allows or approves their own transfer', () => {
  const own = { now: END, own: true };
  expect(decideTransferStep(asked, { kind: 'agree' }, own)).toMatchObject({ reason: 'ownTransfer' });
  expect(decideTransferStep(disputed, { kind: 'allow', reason }, own)).toMatchObject({ reason: 'ownTransfer' });
  expect(decideTransferStep(agreed, { kind: 'approve' }, own)).toMatchObject({ reason: 'ownTransfer' });
  expect(decideTransferStep(agreed, { kind: 'return', reason }, own)).toMatchObject({ state: 'returned' });
});

it('leaves nothing to do once a transfer has ended', () => {
  const acts: TransferAct[] = [
    { kind: 'agree' },
    { kind: 'object', reason },
    { kind: 'askCentre', reason },
    { kind: 'allow', reason },
    { kind: 'uphold', reason },
    { kind: 'approve' },
    { kind: 'return', reason },
    { kind: 'withdraw' },
    { kind: 'leave' },
    { kind: 'stay' },
    { kind: 'lapse' },
  ];
  const ended = transferStates.filter((state: TransferState) => !isOpen(state));
  expect(ended).toEqual(['approved', 'returned', 'refused', 'withdrawn', 'lapsed']);
  for (const state of ended)
    for (const act of acts)
      expect(decideTransferStep({ state, readyAt: null }, act, { now: END })).toMatchObject({ reason: 'wrongState' });
});
