import { rebindingGet } from '../../../../contract/calls/person/rebinding';
import { rebindingObstacle } from '../../../../domain/person/rebinding';
import { mayBeReleased } from '../../../../domain/person/registration';
import type { Database } from '../../../data/database';
import type { Person, Rebinding } from '../../../data/documents';
import { findOwnPerson, findPersonByOpenid, findPersonByPhone } from '../../../data/persons';
import { findOwnRebinding } from '../../../data/rebindings';
import { readSignIn } from '../../../guard/role-seal';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { documentKindOf } from '../registration/view';
import { rowOf } from './view';

/** One request beside the registration it asks for. */
export const getRebindingRequest = defineProcedure(rebindingGet, async (context, { rebindingId }) => {
  const { db, caller, at } = context;
  const { institutionId } = caller.session;
  const rebinding = await findOwnRebinding(db, { rebindingId, institutionId });
  const person = rebinding && (await findOwnPerson(db, { personId: rebinding.personId, institutionId }));
  if (!person) return refuse('notFound');
  const signIn = await readSignIn(context, { openid: person.openid, now: at });
  return {
    ...rowOf(rebinding),
    personId: person._id,
    personNumber: person.personNumber,
    professionalTitle: person.professionalTitle,
    nationalIdMasked: person.nationalIdMasked,
    ...documentKindOf(person),
    oldPhoneMasked: rebinding.oldPhoneMasked,
    newPhoneMasked: rebinding.phoneMasked,
    obstacle: rebinding.state === 'pending' ? await obstacleOf(db, rebinding) : null,
    administers: rebinding.state === 'pending' && signIn?.institutionId === institutionId,
    review: rebinding.review ?? null,
  };
});

async function obstacleOf(db: Database, { personId, openid, phoneDigest }: Rebinding) {
  const [wechat, phone] = await Promise.all([findPersonByOpenid(db, openid), findPersonByPhone(db, phoneDigest)]);
  // A returned registration gives way to an approval.
  const stays = (owner: Person | undefined) => owner && !mayBeReleased(owner.state, { byOwner: false });
  return (
    rebindingObstacle(personId, {
      wechat: stays(wechat) ? wechat?._id : undefined,
      phone: stays(phone) ? phone?._id : undefined,
    }) ?? null
  );
}
