import { transferGet } from '../../../../contract/calls/person/transfer';
import { isOpen } from '../../../../domain/person/transfer';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import type { Database } from '../../../data/database';
import { findOwnDepartment } from '../../../data/departments';
import type { Person, Transfer } from '../../../data/documents';
import { countEntries } from '../../../data/ledger';
import { getPerson } from '../../../data/persons';
import { findInstitutionsTransfer } from '../../../data/transfers';
import { isCallersOwn } from '../../../guard/own-registration';
import { cardNumberOf, documentKindOf } from '../registration/view';
import { journeyOf } from './view';

/** One transfer with its person, for the institution that has them or is asked to. */
export const getInstitutionTransfer = defineProcedure(transferGet, async (context, { transferId }) => {
  const { db, at, caller } = context;
  const { institutionId } = caller.session;
  const transfer = await findInstitutionsTransfer(db, { transferId, institutionId });
  const person = transfer && (await getPerson(db, transfer.personId));
  if (!person) return refuse('notFound');
  // Once it has ended, the person is the concern of whoever has them.
  const concerned = isOpen(transfer.state) || person.institutionId === institutionId;
  const [shown, own, departmentGone] = await Promise.all([
    concerned ? personView(db, person) : null,
    isCallersOwn(context, person),
    isDepartmentGone(db, transfer),
  ]);
  return {
    ...journeyOf(transfer, at),
    side: transfer.toInstitutionId === institutionId ? ('incoming' as const) : ('outgoing' as const),
    name: transfer.name,
    person: shown,
    own,
    departmentGone,
  };
});

async function personView(db: Database, person: Person) {
  const { personNumber, nationalIdMasked, phoneMasked, professionalTitle, specialty, education } = person;
  return {
    personNumber,
    nationalIdMasked,
    ...documentKindOf(person),
    phoneMasked,
    professionalTitle,
    specialty,
    education,
    ...cardNumberOf(person),
    ledgerEntries: await countEntries(db, person._id),
  };
}

async function isDepartmentGone(db: Database, { state, toDepartmentId, toInstitutionId }: Transfer): Promise<boolean> {
  if (!isOpen(state)) return false;
  const institutionId = toInstitutionId;
  return (await findOwnDepartment(db, { departmentId: toDepartmentId, institutionId })) === undefined;
}
