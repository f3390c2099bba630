import { checkNationalId, checkPhone, maskPhone, normaliseNationalId } from '../../../../domain/person/person';
import { dayOf } from '../../../../domain/kernel/time';
import type { Context } from '../../../call/context';
import type { Person } from '../../../data/documents';
import { keyedDigest } from '../../../guard/personal-data';
import { refuse, type Refusing } from '../../../call/refusal';

/** Refuses a form for one field of it. */
export function wrongField(field: string, problem: string): never {
  return refuse('invalidInput', { fields: [{ field, problem }] });
}

/** A national ID as somebody typed it, in its one spelling. @throws Refusal `invalidInput` */
export function givenNationalId(context: Context, text: string): string {
  const nationalId = normaliseNationalId(text);
  const problem = checkNationalId(nationalId, dayOf(context.at));
  return problem ? wrongField('nationalId', problem) : nationalId;
}

/** The phone that WeChat vouches for, as it is kept. The code works once. @throws Refusal `phoneCodeInvalid` */
export async function givenPhone(
  context: Context & Refusing<'phoneCodeInvalid'>,
  code: string,
): Promise<Pick<Person, 'phoneMasked' | 'phoneDigest'>> {
  const phone = await context.platform.phoneNumber(code);
  if (phone === undefined || checkPhone(phone)) return context.refuse('phoneCodeInvalid');
  return { phoneMasked: maskPhone(phone), phoneDigest: keyedDigest(context, 'phone', phone) };
}
