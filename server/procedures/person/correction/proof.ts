import { correctionProof } from '../../../../contract/calls/person/correction';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { findOwnCorrection } from '../../../data/corrections';
import { addressOf } from '../../../files/address';
import { digestsOf } from '../../../files/attach-upload';

/** A short-lived address of what a person shows for their request, for their institution alone; who looked is on record. */
export const showProof = defineProcedure(correctionProof, async (context, { correctionId }) => {
  const { db, caller, platform } = context;
  const { institutionId } = caller.session;
  const correction = await findOwnCorrection(db, { correctionId, institutionId });
  const proof = correction?.proof ?? refuse('notFound');
  const url = (await platform.fileUrls([proof.fileId])).get(proof.fileId) ?? refuse('notFound');
  return runIdempotent(context, correctionProof, async (tx) => {
    await logInstitutionAct(tx, context, {
      action: 'correction.proofSeen',
      subject: `person:${correction?.personId ?? ''}`,
      before: null,
      after: null,
      files: digestsOf([proof]),
    });
    return addressOf(url, proof);
  });
});
