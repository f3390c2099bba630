import type { LedgerEntry, Reversal } from '../data/documents';
import { reversalReasons } from '../../domain/credit/reversal';
import { labelOf } from '../../domain/kernel/enumeration';
import type { Event } from '../data/messages';

/** Whoever had the credits is told that they were taken back, and why. */
export const creditsReversed = (
  { personId, title, creditHundredths }: LedgerEntry,
  { _id, reasonCode, note }: Reversal,
): Event<'creditsReversed'> => ({
  to: { person: personId },
  kind: 'creditsReversed',
  key: _id,
  facts: { title, creditHundredths, reason: `${labelOf(reversalReasons, reasonCode)}，${note}` },
});

/** The institution that asked is told what came of it. */
export function reversalDecided(
  { _id: reversalId, institutionId: institution, title, decided }: Reversal,
  decision: 'confirm' | 'decline',
): Event<'reversalConfirmed' | 'reversalDeclined'> {
  const to = { institution };
  return decision === 'confirm'
    ? { to, kind: 'reversalConfirmed', key: reversalId, facts: { reversalId, title } }
    : { to, kind: 'reversalDeclined', key: reversalId, facts: { reversalId, title, reason: decided?.reason ?? '' } };
}
