/**
 * What an administrator says about a record after it was made (rules: "Rulings"): it is taken back (撤下签到), put back, or was looked into
 * and is in order (核实无误). The record itself stays what it was; each ruling is a document of its own, and the last one holds.
 */
import { isReason } from '../kernel/reason';

export const rulings = ['removed', 'restored', 'verified'] as const;
export type Ruling = (typeof rulings)[number];

export type RulingDecision =
  | { kind: 'rule' }
  /** It is so already: the same command twice, or a colleague was faster. */
  | { kind: 'standing' }
  | { kind: 'refuse'; reason: 'reasonRequired' | 'recordRemoved' };

/** @param latest the ruling that holds now; undefined while there was none */
export function decideRuling({
  latest,
  ruling,
  reason,
}: {
  latest: Ruling | undefined;
  ruling: Ruling;
  reason: string;
}): RulingDecision {
  if (!isReason(reason)) return { kind: 'refuse', reason: 'reasonRequired' };
  const isRemoved = latest === 'removed';
  if (ruling === 'removed') return { kind: isRemoved ? 'standing' : 'rule' };
  if (ruling === 'restored') return { kind: isRemoved ? 'rule' : 'standing' };
  // What was taken back is put back first: nobody vouches for it and leaves it out.
  if (isRemoved) return { kind: 'refuse', reason: 'recordRemoved' };
  return { kind: latest === 'verified' ? 'standing' : 'rule' };
}
