import { personHistoryProof } from '../../../../contract/calls/person/person-history';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { getEvent } from '../../../data/person-history';
import { findOwnPerson } from '../../../data/persons';
import { addressOf } from '../../../files/address';
import { digestsOf } from '../../../files/attach-upload';

/** A short-lived address of what the institution has kept with an event of one of its people; who looked is on record. */
export const showEventProof = defineProcedure(personHistoryProof, async (context, { eventId }) => {
  const { db, caller, platform } = context;
  const { institutionId } = caller.session;
  const event = (await getEvent(db, eventId)) ?? refuse('notFound');
  const { file } = event.proof?.institutionId === institutionId ? event.proof : refuse('notFound');
  const { _id: personId } =
    (await findOwnPerson(db, { personId: event.personId, institutionId })) ?? refuse('notFound');
  const url = (await platform.fileUrls([file.fileId])).get(file.fileId) ?? refuse('notFound');
  return runIdempotent(context, personHistoryProof, async (tx) => {
    await logInstitutionAct(tx, context, {
      action: 'person.proofSeen',
      subject: `person:${personId}`,
      before: null,
      after: null,
      files: digestsOf([file]),
    });
    return addressOf(url, file);
  });
});
