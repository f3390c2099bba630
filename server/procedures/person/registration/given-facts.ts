import {
  checkDocumentNumber,
  documentOf,
  lacksIssuer,
  maskDocument,
  USUAL_DOCUMENT,
  type IdentityDocument,
} from '../../../../domain/person/identity-document';
import { maskPhone, phoneKey } from '../../../../domain/person/phone';
import { dayOf } from '../../../../domain/kernel/time';
import type { Context } from '../../../call/context';
import type { Person } from '../../../data/documents';
import { documentDigest, keyedDigest, numberDigestOf, sealNationalId } from '../../../guard/personal-data';
import { provenPhone, type PhoneProof, type Proving } from '../../../guard/proven-phone';
import { refuse } from '../../../call/refusal';

/** Refuses a form for one field of it. */
export function wrongField(field: string, problem: string): never {
  return refuse('invalidInput', { fields: [{ field, problem }] });
}

/** The number of somebody's document as it was given, and what it is compared by. */
export interface GivenDocument {
  documentKind: IdentityDocument;
  nationalId: string;
  nationalIdDigest: string;
  /** Of a passport: what its number is compared by, whoever issued it. */
  numberDigest?: string;
}

/** A number as somebody typed it, in its one spelling. @throws Refusal `invalidInput` */
export function givenDocument(
  context: Context,
  { documentKind = USUAL_DOCUMENT, nationalId }: { documentKind?: IdentityDocument | undefined; nationalId: string },
): GivenDocument {
  const problem = checkDocumentNumber(documentKind, nationalId, dayOf(context.at));
  if (problem) wrongField('nationalId', problem);
  const document = documentOf(documentKind, nationalId);
  if (lacksIssuer(document)) wrongField('nationalId', 'passportIssuer');
  return { ...document, nationalIdDigest: documentDigest(context, document), ...numberDigestOf(context, document) };
}

/** The same as it is kept with a person. */
export const documentFields = (
  context: Context,
  personId: string,
  { documentKind, nationalId, nationalIdDigest, numberDigest }: GivenDocument,
): Pick<Person, 'nationalIdCipher' | 'nationalIdDigest' | 'nationalIdMasked' | 'documentKind' | 'numberDigest'> => ({
  nationalIdCipher: sealNationalId(context, personId, nationalId),
  nationalIdDigest,
  nationalIdMasked: maskDocument({ documentKind, nationalId }),
  ...(documentKind === USUAL_DOCUMENT ? {} : { documentKind }),
  ...(numberDigest === undefined ? {} : { numberDigest }),
});

/**
 * A number that was proved to be the caller's own, by WeChat's button or by SMS, as it is kept. The proof works once.
 * @throws Refusal `phoneCodeInvalid`, `smsCodeWrong`, `tooManyAttempts`
 */
export async function givenPhone(
  context: Proving,
  proof: PhoneProof,
): Promise<Pick<Person, 'phoneMasked' | 'phoneDigest'>> {
  const phone = await provenPhone(context, proof);
  return { phoneMasked: maskPhone(phone), phoneDigest: keyedDigest(context, 'phone', phoneKey(phone)) };
}
