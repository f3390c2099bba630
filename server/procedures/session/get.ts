import { sessionGet } from '../../../contract/calls/session';
import { openidOf } from '../../context';
import { findValidSession } from '../../data/accounts';
import { findPersonByOpenid } from '../../data/persons';
import { defineProcedure } from '../../procedure';

/** Who the caller is to us, for a page that has to decide what to show. */
export const getSession = defineProcedure(sessionGet, async ({ caller, db, at, settings }) => {
  const openid = openidOf(caller);
  const [person, session] =
    openid === undefined
      ? [undefined, undefined]
      : await Promise.all([findPersonByOpenid(db, openid), findValidSession(db, { openid, now: at })]);
  return {
    supportPhone: settings.supportPhone,
    trainee: person
      ? {
          personId: person._id,
          name: person.name,
          institutionName: person.institutionName,
          departmentName: person.departmentName,
          state: person.state,
        }
      : null,
    administrator: session
      ? {
          administratorId: session.administratorId,
          name: session.name,
          phoneMasked: session.phoneMasked,
          institutionId: session.institutionId,
          institutionName: session.institutionName,
          kind: session.kind,
          expiresAt: session.expiresAt,
        }
      : null,
  };
});
