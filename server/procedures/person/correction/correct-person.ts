import { corrected, type CorrectedFacts } from '../../../../domain/person/correction';
import { changesBetween, type FactChange } from '../../../../domain/person/history';
import { checkName } from '../../../../domain/person/name';
import { findCardHeirs, leaveCardNumber, takeCardNumber } from '../../../data/card-numbers';
import type { Database, Transaction } from '../../../data/database';
import { findOwnDepartment, joinDepartment } from '../../../data/departments';
import type { Person } from '../../../data/documents';
import { savePerson } from '../../../data/persons';
import { wrongField } from '../registration/given-facts';

/** Checks facts as somebody wrote them down. @throws Refusal `invalidInput` naming the field */
export async function checkFacts(db: Database, { institutionId }: Person, facts: CorrectedFacts): Promise<void> {
  const nameProblem = facts.name === undefined ? undefined : checkName(facts.name);
  if (nameProblem) wrongField('name', nameProblem);
  const { departmentId } = facts;
  if (departmentId !== undefined && !(await findOwnDepartment(db, { departmentId, institutionId })))
    wrongField('departmentId', 'unknown');
}

/** A person as they are with these facts, for whoever is asked about it; undefined where their department is gone. */
export async function foreseen(db: Database, person: Person, facts: CorrectedFacts): Promise<Person | undefined> {
  const { departmentId } = facts;
  if (departmentId === undefined) return corrected(person, facts, person.departmentName);
  const department = await findOwnDepartment(db, { departmentId, institutionId: person.institutionId });
  return department && corrected(person, { ...facts, departmentId: department._id }, department.name);
}

/** Whose the card number is once a correction takes it from this person; nobody's where it does not. */
export const heirsOf = async (db: Database, person: Person, facts: CorrectedFacts): Promise<string[]> =>
  facts.cardNumber === undefined ? [] : findCardHeirs(db, person);

export type Corrected =
  { kind: 'done'; person: Person; changes: FactChange[] } | { kind: 'departmentGone' } | { kind: 'cardNumberHeld' };

/**
 * Corrects facts of a person, in the transaction of the decision: the lists and searches that show them are those of today, while
 * records and ledger keep what was true on their day.
 * @throws DuplicateKey when somebody else takes the card number at the same moment
 */
export async function correctPerson(
  tx: Transaction,
  before: Person,
  { facts: asked, heirs, at }: { facts: CorrectedFacts; heirs: readonly string[]; at: number },
): Promise<Corrected> {
  let { departmentName } = before;
  let facts = asked;
  if (asked.departmentId !== undefined) {
    const { departmentId } = asked;
    const department = await joinDepartment(tx, { departmentId, institutionId: before.institutionId });
    if (!department) return { kind: 'departmentGone' };
    departmentName = department.name;
    facts = { ...asked, departmentId: department._id };
  }
  const after = corrected(before, facts, departmentName);
  const { _id: personId } = before;
  if (after.cardNumber !== before.cardNumber) {
    await leaveCardNumber(tx, { cardNumber: before.cardNumber, personId, heirs, at });
    if (!(await takeCardNumber(tx, { cardNumber: after.cardNumber, personId, at }))) return { kind: 'cardNumberHeld' };
  }
  await savePerson(tx, after);
  return { kind: 'done', person: after, changes: changesBetween(before, after) };
}
