import { checkNationalId, normaliseNationalId } from '../../../../domain/person/person';
import { isVerifiedPhone, maskPhone, phoneKey } from '../../../../domain/person/phone';
import { dayOf } from '../../../../domain/kernel/time';
import type { Caller, Context } from '../../../call/context';
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

type WithPhone = Context<Extract<Caller, { openid: string }>> & Refusing<'phoneCodeInvalid'>;

/** The number that WeChat vouches for as the caller's own. The code works once. @throws Refusal `phoneCodeInvalid` */
async function verifiedPhone(context: WithPhone, code: string): Promise<string> {
  const phone = await context.platform.phoneNumber(context.caller.openid, code);
  return phone === undefined || !isVerifiedPhone(phone) ? context.refuse('phoneCodeInvalid') : phone;
}

/** The same as it is kept. @throws Refusal `phoneCodeInvalid` */
export async function givenPhone(
  context: WithPhone,
  code: string,
): Promise<Pick<Person, 'phoneMasked' | 'phoneDigest'>> {
  const phone = await verifiedPhone(context, code);
  return { phoneMasked: maskPhone(phone), phoneDigest: keyedDigest(context, 'phone', phoneKey(phone)) };
}
