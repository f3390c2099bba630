import { sessionGet } from '../../../../contract/calls/person/session';
import { openidOf } from '../../../call/context';
import { defineProcedure } from '../../../call/procedure';
import { findPersonByOpenid } from '../../../data/persons';
import { questionsOf, sessionView, standingOfPerson, standingOfStranger } from './standing';

/** Who the caller is to us, for a page that has to decide what to show. */
export const getSession = defineProcedure(sessionGet, async (context) => {
  const { caller, db, at } = context;
  const openid = openidOf(caller);
  if (openid === undefined) return sessionView(context);
  const person = await findPersonByOpenid(db, openid);
  if (!person) return sessionView(context, await standingOfStranger(context, openid));
  const answers = await db.together({ collection: 'persons', id: person._id }, questionsOf(person, at));
  return sessionView(context, await standingOfPerson(context, person, answers));
});
