import type { Person } from '../../../data/documents';

/** A person as one row of their institution's list. */
export function rowOf(person: Person) {
  return {
    personId: person._id,
    name: person.name,
    personNumber: person.personNumber,
    departmentName: person.departmentName,
    professionalTitle: person.professionalTitle,
    specialty: person.specialty,
    state: person.state,
    submittedAt: person.submittedAt,
  };
}

/** The kind of document where it is not the resident's card: an optional field is left out, not undefined. */
export function documentKindOf({ documentKind }: Pick<Person, 'documentKind'>): Pick<Person, 'documentKind'> {
  return documentKind === undefined ? {} : { documentKind };
}

/** The card number where there is one: an optional field is left out, not undefined. */
export function cardNumberOf({ cardNumber }: Person): { cardNumber?: string } {
  return cardNumber === undefined ? {} : { cardNumber };
}
