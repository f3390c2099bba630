/** Taking back what was granted (撤销, rules: "Reversal"): asked for with a reason, confirmed by somebody else, a new entry and never an edit. */
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';

export const reversalReasons = [
  { code: 'byAnother', label: '由他人代签' },
  { code: 'notOnSite', label: '不在会场' },
  { code: 'grantedTwice', label: '重复授分' },
  { code: 'mistake', label: '授分有误' },
] as const;
export type ReversalReason = (typeof reversalReasons)[number]['code'];

/** `running` while the entries of a whole round are written; it ends by itself. */
export const reversalStates = ['waiting', 'running', 'done', 'declined', 'withdrawn'] as const;
export type ReversalState = (typeof reversalStates)[number];

/** Who has to confirm: another administrator of the institution, or the centre. */
export const reversalConfirmers = ['colleague', 'centre'] as const;
export type ReversalConfirmer = (typeof reversalConfirmers)[number];

/** Somebody who acts on a request. */
export type ReversalActor = { administratorId: string; office: 'institution' | 'centre' };

/** Whether somebody may confirm or decline: never the one who asked, and only who was asked. */
export const mayDecide = (
  { byId, confirmer }: { byId: string; confirmer: ReversalConfirmer },
  { administratorId, office }: ReversalActor,
): boolean => administratorId !== byId && (confirmer === 'centre') === (office === 'centre');

/** A second person's word on a request. @param whole a round's, whose entries are written by a job */
export function decideReversal(
  {
    state,
    byId,
    confirmer,
    whole,
  }: { state: ReversalState; byId: string; confirmer: ReversalConfirmer; whole: boolean },
  { decision, reason, actor }: { decision: 'confirm' | 'decline'; reason: string; actor: ReversalActor },
): Step<ReversalState, 'wrongState' | 'ownReversal' | 'reasonRequired'> {
  if (!mayDecide({ byId, confirmer }, actor)) return { kind: 'refuse', reason: 'ownReversal' };
  if (decision === 'confirm') return decideStep(state, { from: ['waiting'], to: whole ? 'running' : 'done' });
  return decideStep(state, { from: ['waiting'], to: 'declined' }, reasonObjection(reason));
}

/** Taken back by the one who asked, while nobody has decided. */
export function withdrawReversal(
  { state, byId }: { state: ReversalState; byId: string },
  { administratorId }: Pick<ReversalActor, 'administratorId'>,
): Step<ReversalState, 'wrongState' | 'notYourReversal'> {
  return decideStep(
    state,
    { from: ['waiting'], to: 'withdrawn' },
    administratorId === byId ? undefined : 'notYourReversal',
  );
}
