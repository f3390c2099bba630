/**
 * What happened to a registration and its person, in the order it happened (rules: "A person's life"): what, when, who, why,
 * and what was changed from what to what. Nothing in it is ever changed or removed. Phone and document number are in it masked.
 */

import { labelOf } from '../kernel/enumeration';
import { identityDocuments, type IdentityDocument } from './identity-document';

export const personEventKinds = [
  'submitted',
  'resubmitted',
  'approved',
  'returned',
  'released',
  'phonePassed',
  'nationalIdCorrected',
  'rebindingAsked',
  'rebound',
  'rebindingReturned',
  'correctionAsked',
  'correctionWithdrawn',
  'correctionLapsed',
  'corrected',
  'correctionReturned',
  'correctedByInstitution',
  'departmentMerged',
  'phoneChanged',
  'transferAsked',
  'transferAgreed',
  'transferObjected',
  'transferDisputed',
  'transferAllowed',
  'transferUpheld',
  'transferred',
  'transferReturned',
  'transferWithdrawn',
  'transferLapsed',
  'left',
  'takenBack',
  'approvalWithdrawn',
] as const;
export type PersonEventKind = (typeof personEventKinds)[number];

/**
 * Who did it: the person themselves, somebody for an institution or for the centre, or another WeChat user, whom nobody there
 * knows yet: who asks for a rebinding, or has the phone now.
 */
export const eventActors = ['self', 'institution', 'centre', 'other'] as const;
export type EventActor = (typeof eventActors)[number];

/** What of a person may change; the order in which changes are told. */
export const personFacts = [
  'name',
  'document',
  'phone',
  'institution',
  'department',
  'professionalTitle',
  'specialty',
  'education',
  'cardNumber',
] as const;
export type PersonFact = (typeof personFacts)[number];

/** A fact before and after; '' where there was or is none. Titles, specialties and educations by their codes. */
export interface FactChange {
  fact: PersonFact;
  before: string;
  after: string;
}

/** What of a person their history is made of. */
export interface KnownPerson {
  name: string;
  nationalIdMasked: string;
  nationalIdDigest: string;
  documentKind?: IdentityDocument;
  phoneMasked: string;
  phoneDigest: string;
  institutionName: string;
  departmentName: string;
  professionalTitle: string;
  specialty: string;
  education: string;
  cardNumber?: string;
}

/** Each fact as it is told, and what it is compared by: two numbers may look alike once they are masked. */
const facts: Record<PersonFact, (person: KnownPerson) => { told: string; key: string }> = {
  name: ({ name }) => plain(name),
  document: ({ documentKind, nationalIdMasked, nationalIdDigest }) => ({
    told:
      documentKind === undefined ? nationalIdMasked : `${labelOf(identityDocuments, documentKind)} ${nationalIdMasked}`,
    key: nationalIdDigest,
  }),
  phone: ({ phoneMasked, phoneDigest }) => ({ told: phoneMasked, key: phoneDigest }),
  institution: ({ institutionName }) => plain(institutionName),
  department: ({ departmentName }) => plain(departmentName),
  professionalTitle: ({ professionalTitle }) => plain(professionalTitle),
  specialty: ({ specialty }) => plain(specialty),
  education: ({ education }) => plain(education),
  cardNumber: ({ cardNumber = '' }) => plain(cardNumber),
};
const plain = (text: string) => ({ told: text, key: text });

/** What differs between a person before and after; of a new one, everything that is known. */
export function changesBetween(before: KnownPerson | undefined, after: KnownPerson): FactChange[] {
  return personFacts.flatMap((fact) => {
    const now = facts[fact](after);
    const then = before && facts[fact](before);
    return then?.key === now.key || (then === undefined && now.told === '')
      ? []
      : [{ fact, before: then?.told ?? '', after: now.told }];
  });
}

/** Who acted on a person, by the role and the id under which the audit log has them. */
export function eventActorOf({
  role,
  actorId,
  personId,
}: {
  role: string;
  actorId: string;
  personId: string;
}): EventActor {
  if (role === 'administrator') return 'institution';
  if (role === 'reviewer') return 'centre';
  return actorId === personId ? 'self' : 'other';
}

/** What the audit log calls each event that can be told from the log alone. */
const kindOfAction: Readonly<Record<string, PersonEventKind>> = {
  'registration.submitted': 'submitted',
  'registration.corrected': 'resubmitted',
  'registration.approved': 'approved',
  'registration.returned': 'returned',
  'registration.released': 'released',
  'registration.phonePassed': 'phonePassed',
  'registration.nationalIdCorrected': 'nationalIdCorrected',
  'rebinding.requested': 'rebindingAsked',
  'rebinding.approved': 'rebound',
  'rebinding.returned': 'rebindingReturned',
  'transfer.asked': 'transferAsked',
  'transfer.agreed': 'transferAgreed',
  'transfer.objected': 'transferObjected',
  'transfer.disputed': 'transferDisputed',
  'transfer.allowed': 'transferAllowed',
  'transfer.upheld': 'transferUpheld',
  'transfer.approved': 'transferred',
  'transfer.returned': 'transferReturned',
  'transfer.withdrawn': 'transferWithdrawn',
  'transfer.lapsed': 'transferLapsed',
  'registration.left': 'left',
  'registration.takenBack': 'takenBack',
  'registration.approvalWithdrawn': 'approvalWithdrawn',
};

/** The event that an act of the audit log was for the person it is about; undefined where it was none. */
export const eventKindOf = (action: string): PersonEventKind | undefined =>
  Object.prototype.hasOwnProperty.call(kindOfAction, action) ? kindOfAction[action] : undefined;

/** Events that correct facts of an approved person. */
export const correctingKinds = ['corrected', 'correctedByInstitution'] as const satisfies readonly PersonEventKind[];

/** What a list shows of a person: a copy of their facts of another day. */
export interface CopiedFacts {
  name: string;
  departmentName: string;
  professionalTitle: string;
  specialty: string;
}

const copiedAs: Partial<Record<PersonFact, keyof CopiedFacts>> = {
  name: 'name',
  department: 'departmentName',
  professionalTitle: 'professionalTitle',
  specialty: 'specialty',
};

/** A copy of a person's facts with what was corrected since, in the order it was corrected. */
export function withCorrections<Copy extends CopiedFacts>(copy: Copy, changes: readonly FactChange[]): Copy {
  const later = changes.flatMap(({ fact, after }) => {
    const key = copiedAs[fact];
    return key === undefined ? [] : [[key, after] as const];
  });
  return later.length === 0 ? copy : { ...copy, ...Object.fromEntries(later) };
}
