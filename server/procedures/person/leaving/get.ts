import { leavingGet } from '../../../../contract/calls/person/leaving';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { listSignIns } from '../../../data/accounts';
import { countEntries } from '../../../data/ledger';
import { countRecords } from '../../../data/meetings';
import { findOwnPerson } from '../../../data/persons';
import { getTransfer } from '../../../data/transfers';
import { isCallersOwn } from '../../../guard/own-registration';
import { administratorOf } from './administrator-of';

/** What whoever ends a person's time at the institution, or withdraws their approval, should know before. */
export const getLeaving = defineProcedure(leavingGet, async (context, { personId }) => {
  const { db, at, caller } = context;
  const { institutionId } = caller.session;
  const person = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  const [own, records, ledgerEntries, transfer, administrator] = await Promise.all([
    isCallersOwn(context, person),
    countRecords(db, personId),
    countEntries(db, personId),
    person.transferId === undefined ? undefined : getTransfer(db, person.transferId),
    administratorOf(db, person),
  ]);
  const signIns = administrator && (await listSignIns(db, { institutionId, administratorId: administrator._id }));
  const { name, personNumber, departmentName, state, leaving } = person;
  return {
    name,
    personNumber,
    departmentName,
    state,
    own,
    leaving: leaving ? { day: leaving.day, reason: leaving.reason, by: leaving.by } : null,
    records,
    ledgerEntries,
    transferTo: transfer && transfer.outgoingOf !== '' ? transfer.toInstitutionName : null,
    administrator:
      administrator && signIns
        ? { name: administrator.name, signIns: signIns.filter(({ expiresAt }) => expiresAt > at).length }
        : null,
  };
});
