import type { Context } from '../call/context';
import type { Refusing } from '../call/refusal';
import type { Person } from '../data/documents';
import { findByPersonNumber } from '../data/persons';
import { checkPersonalCode } from '../guard/personal-code';

/** Whose personal code somebody has scanned. @throws Refusal of one that is too old, or none */
export async function personByCode(
  context: Context & Refusing<'personalCodeExpired' | 'personalCodeInvalid'>,
  scanned: string,
): Promise<Person> {
  const check = checkPersonalCode(context, scanned, context.at);
  if (check.kind === 'expired') return context.refuse('personalCodeExpired');
  const person = check.kind === 'genuine' ? await findByPersonNumber(context.db, check.personNumber) : undefined;
  return person ?? context.refuse('personalCodeInvalid');
}
