/** Steps between the states of something: a project, a registration, a grant round. */

/** What a step comes to. A reason is named like the error that the phone is told (contract/errors.ts). */
export type Step<State extends string, Reason extends string> =
  { kind: 'move'; to: State } | { kind: 'refuse'; reason: Reason };

/**
 * Decides one step: the state is judged first, then what the step itself demands.
 * @param objection what is wrong with the step, whatever the state; undefined when nothing is
 */
export function decideStep<State extends string, Reason extends string>(
  state: State,
  { from, to }: { from: readonly State[]; to: State },
  objection?: Reason,
): Step<State, Reason | 'wrongState'> {
  if (!from.includes(state)) return { kind: 'refuse', reason: 'wrongState' };
  return objection === undefined ? { kind: 'move', to } : { kind: 'refuse', reason: objection };
}
