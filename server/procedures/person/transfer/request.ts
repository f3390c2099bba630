import { transferRequest } from '../../../../contract/calls/person/transfer';
import { checkTransferAsker, openedTransfer, TRANSFER_PERIOD_MS } from '../../../../domain/person/transfer';
import { answerId, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { DuplicateKey } from '../../../data/database';
import { findOwnDepartment } from '../../../data/departments';
import { findHospital } from '../../../data/directory';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { getPerson, savePerson } from '../../../data/persons';
import { addTransfer, countTransfersSince } from '../../../data/transfers';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { transferAsked } from '../../../message/transfer-events';
import { wrongField } from '../registration/given-facts';
import { logForBoth } from './take-step';

/**
 * A trainee asks another institution to have them (rules: "A person's life"). One request a person is under way: the unique index of
 * `transfers` and the note on the person both say so.
 */
export const requestTransfer = defineProcedure(transferRequest, async (context, input) => {
  const { db, at, caller } = context;
  const { _id: personId } = caller.person;
  const { institutionId, departmentId, why } = input;
  const hospital = (await findHospital(db, institutionId)) ?? wrongField('institutionId', 'unknown');
  if (hospital.suspended) context.refuse('institutionSuspended');
  const department =
    (await findOwnDepartment(db, { departmentId, institutionId })) ?? wrongField('departmentId', 'unknown');
  const asked = await countTransfersSince(db, personId, at - TRANSFER_PERIOD_MS);
  await assertAcceptableTexts(context, [why]);
  try {
    return await runIdempotent(context, transferRequest, async (tx) => {
      const person = (await getPerson(tx, personId)) ?? refuse('notFound');
      const forbidden = checkTransferAsker({
        registration: person.state,
        open: person.transferId !== undefined,
        sameInstitution: person.institutionId === institutionId,
        asked,
      });
      if (forbidden) return context.refuse(forbidden);
      const transferId = answerId(context, transferRequest.name).slice(0, 24);
      const transfer = await addTransfer(tx, {
        _id: transferId,
        personId,
        name: person.name,
        fromInstitutionId: person.institutionId,
        fromInstitutionName: person.institutionName,
        fromDepartmentName: person.departmentName,
        toInstitutionId: institutionId,
        toInstitutionName: hospital.name,
        toDepartmentId: departmentId,
        toDepartmentName: department.name,
        why,
        ...openedTransfer(person.state, at),
        submittedAt: at,
        disputedAt: 0,
        told: 'nothing',
        steps: [],
      });
      await savePerson(tx, { ...person, transferId });
      for (const event of transferAsked(transfer)) await tell(tx, context, event);
      const entry = await logForBoth(tx, {
        ...{ context, actor: { id: personId, name: person.name }, action: 'transfer.asked', reason: why },
        ...{ before: null, after: transfer },
      });
      await noteEvent(tx, entry, { personId, kind: 'transferAsked' });
      return { transferId, state: transfer.state };
    });
  } catch (thrown) {
    if (!(thrown instanceof DuplicateKey)) throw thrown;
    // Another try of the same request, or another request of the same person.
    return (await earlierAnswer(context, transferRequest)) ?? context.refuse('transferOpen');
  }
});
