import { registrationCheck } from '../../../../contract/calls/person/registration';
import { isSameName } from '../../../../domain/person/name';
import { defineProcedure } from '../../../call/procedure';
import { findHolder } from '../../../data/national-ids';
import { spendRateLimit } from '../../../guard/rate-limit';
import { givenDocument } from './given-facts';
import { identityAttempts } from './identity-attempts';

/**
 * Tells a person of their own registration from an earlier WeChat account before they fill in the rest. Nothing is written but the try,
 * which is never given back: each is a guess at a name. A repeat of the request is another try and does no other harm.
 */
export const checkRegistration = defineProcedure(registrationCheck, async (context, { name, ...document }) => {
  const { db, caller } = context;
  const given = givenDocument(context, document);
  const { nationalIdDigest } = given;
  const { byOpenid, byTarget } = identityAttempts(context, nationalIdDigest);
  // Apart from handing in and from asking for a rebinding: whoever looked must not be kept from either.
  await spendRateLimit(context, { budget: 'askedId', byOpenid: `asked:${byOpenid}`, byTarget: `asked:${byTarget}` });
  const holder = await findHolder(db, given);
  return { registered: holder !== undefined && holder.openid !== caller.openid && isSameName(holder.name, name) };
});
