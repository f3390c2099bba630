import { rebindingGet } from '../../../contract/calls/rebinding';
import { rebindingObstacle } from '../../../domain/rebinding';
import type { Database } from '../../data/database';
import type { Rebinding } from '../../data/documents';
import { findOwnPerson, findPersonBy, findPersonByOpenid } from '../../data/persons';
import { findOwnRebinding } from '../../data/rebindings';
import { defineProcedure } from '../../procedure';
import { refuse } from '../../refusal';
import { rowOf } from './view';

/** One request beside the registration it asks for. */
export const getRebindingRequest = defineProcedure(rebindingGet, async ({ db, caller }, { rebindingId }) => {
  const { institutionId } = caller.session;
  const rebinding = await findOwnRebinding(db, { rebindingId, institutionId });
  const person = rebinding && (await findOwnPerson(db, { personId: rebinding.personId, institutionId }));
  if (!person) return refuse('notFound');
  return {
    ...rowOf(rebinding),
    personId: person._id,
    personNumber: person.personNumber,
    professionalTitle: person.professionalTitle,
    nationalIdMasked: person.nationalIdMasked,
    oldPhoneMasked: rebinding.oldPhoneMasked,
    newPhoneMasked: rebinding.phoneMasked,
    obstacle: rebinding.state === 'pending' ? await obstacleOf(db, rebinding) : null,
    review: rebinding.review ?? null,
  };
});

async function obstacleOf(db: Database, { personId, openid, phoneDigest }: Rebinding) {
  const [wechat, phone] = await Promise.all([findPersonByOpenid(db, openid), findPersonBy(db, { phoneDigest })]);
  return rebindingObstacle(personId, { wechat: wechat?._id, phone: phone?._id }) ?? null;
}
