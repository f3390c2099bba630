import { invitationList } from '../../../../contract/calls/person/invitation';
import { invitationState } from '../../../../domain/person/invitation';
import { defineProcedure } from '../../../call/procedure';
import { listInvitations } from '../../../data/invitations';
import { invitedInstitution } from './invited-institution';
import { codeOf } from './open-by-code';

/** Who was invited and what became of it; the code of an open one can be passed on again. */
export const listInvited = defineProcedure(invitationList, async (context, { institutionId, ...request }) => {
  const { db, at } = context;
  const { _id, name: institutionName, kind } = await invitedInstitution(context, institutionId);
  const page = await listInvitations(db, { institutionId: _id }, request);
  return {
    ...page,
    ...{ institutionName, kind },
    rows: page.rows.map((invitation) => {
      const state = invitationState(invitation, at);
      const { name, phoneMasked, institutionRole, expiresAt, invitedAt, invitedBy } = invitation;
      return {
        invitationId: invitation._id,
        ...{ name, phoneMasked, institutionRole, expiresAt, invitedAt, invitedBy, state },
        code: state === 'open' ? codeOf(context, invitation) : null,
      };
    }),
  };
});
