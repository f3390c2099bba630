import {
  checkDocumentNumber,
  documentOf,
  maskDocument,
  USUAL_DOCUMENT,
  type IdentityDocument,
} from '../../../../domain/person/identity-document';
import { isVerifiedPhone, maskPhone, phoneKey } from '../../../../domain/person/phone';
import { dayOf } from '../../../../domain/kernel/time';
import type { Caller, Context } from '../../../call/context';
import type { Person } from '../../../data/documents';
import { documentDigest, keyedDigest, sealNationalId } from '../../../guard/personal-data';
import { refuse, type Refusing } from '../../../call/refusal';

/** Refuses a form for one field of it. */
export function wrongField(field: string, problem: string): never {
  return refuse('invalidInput', { fields: [{ field, problem }] });
}

/** The number of somebody's document as it was given, and what it is compared by. */
export interface GivenDocument {
  documentKind: IdentityDocument;
  nationalId: string;
  nationalIdDigest: string;
}

/** A number as somebody typed it, in its one spelling. @throws Refusal `invalidInput` */
export function givenDocument(
  context: Context,
  { documentKind = USUAL_DOCUMENT, nationalId }: { documentKind?: IdentityDocument | undefined; nationalId: string },
): GivenDocument {
  const problem = checkDocumentNumber(documentKind, nationalId, dayOf(context.at));
  if (problem) wrongField('nationalId', problem);
  const document = documentOf(documentKind, nationalId);
  return { ...document, nationalIdDigest: documentDigest(context, document) };
}

/** The same as it is kept with a person. */
export const documentFields = (
  context: Context,
  personId: string,
  { documentKind, nationalId, nationalIdDigest }: GivenDocument,
): Pick<Person, 'nationalIdCipher' | 'nationalIdDigest' | 'nationalIdMasked' | 'documentKind'> => ({
  nationalIdCipher: sealNationalId(context, personId, nationalId),
  nationalIdDigest,
  nationalIdMasked: maskDocument({ documentKind, nationalId }),
  ...(documentKind === USUAL_DOCUMENT ? {} : { documentKind }),
});

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
