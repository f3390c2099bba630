import type { RegistrationState } from '../../../domain/person/registration';

/**
 * How many are in each state, for the tabs over a list: with its first page without a search alone. Whoever searches or scrolls
 * on has them already, and each is a count of the database.
 */
export async function tabCounts(
  { cursor = '', search = '' }: { cursor?: string | undefined; search?: string | undefined },
  count: (state: RegistrationState) => Promise<number>,
): Promise<Record<RegistrationState, number> | null> {
  if (cursor !== '' || search !== '') return null;
  const [pending, approved, returned] = await Promise.all([count('pending'), count('approved'), count('returned')]);
  return { pending, approved, returned };
}
