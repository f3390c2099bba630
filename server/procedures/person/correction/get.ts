import { correctionGet } from '../../../../contract/calls/person/correction';
import { changesBetween } from '../../../../domain/person/history';
import { findOwnCorrection } from '../../../data/corrections';
import { getPerson } from '../../../data/persons';
import { factsOf } from '../../../files/address';
import { isCallersOwn } from '../../../guard/own-registration';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { documentKindOf } from '../registration/view';
import { obstacleOf } from './obstacle';
import { rowOf } from './view';

/** One request beside what is on record. Of somebody who has left, no more than what they asked this institution for. */
export const getCorrectionRequest = defineProcedure(correctionGet, async (context, { correctionId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const correction = (await findOwnCorrection(db, { correctionId, institutionId })) ?? refuse('notFound');
  const found = await getPerson(db, correction.personId);
  const person = found?.institutionId === institutionId ? found : undefined;
  const waits = correction.state === 'pending';
  const { obstacle, after } = waits ? await obstacleOf(db, correction, person) : { obstacle: undefined };
  return {
    ...rowOf(correction),
    personId: correction.personId,
    personNumber: person?.personNumber ?? '',
    nationalIdMasked: person?.nationalIdMasked ?? '',
    ...(person && documentKindOf(person)),
    changes: person && after ? changesBetween(person, after) : correction.changes,
    note: correction.note,
    proof: correction.proof ? factsOf(correction.proof) : null,
    own: person !== undefined && waits && (await isCallersOwn(context, person)),
    obstacle: obstacle ?? null,
    review: correction.review ?? null,
  };
});
