/**
 * How many are in each state, for the tabs over a list: with its first page without a search alone. Whoever searches or scrolls
 * on has them already, and each is a count of the database.
 */
export async function tabCounts<State extends string>(
  states: readonly State[],
  { cursor = '', search = '' }: { cursor?: string | undefined; search?: string | undefined },
  count: (state: State) => Promise<number>,
): Promise<Record<State, number> | null> {
  if (cursor !== '' || search !== '') return null;
  const counted = await Promise.all(states.map(async (state) => [state, await count(state)] as const));
  return Object.fromEntries(counted) as Record<State, number>;
}
