import { invitationList } from '../../../../contract/calls/person/invitation';
import { invitationState } from '../../../../domain/person/invitation';
import { defineProcedure } from '../../../call/procedure';
import { departmentsById } from '../../../data/departments';
import { listInvitations } from '../../../data/invitations';
import { invitedInstitution } from './invited-institution';
import { codeOf } from './open-by-code';

/** Who was invited and what became of it; the code of an open one can be passed on again. */
export const listInvited = defineProcedure(invitationList, async (context, { institutionId, ...request }) => {
  const { db, at } = context;
  const { _id, name: institutionName, kind } = await invitedInstitution(context, institutionId);
  const [page, departments] = await Promise.all([
    listInvitations(db, { institutionId: _id }, request),
    departmentsById(db, _id),
  ]);
  return {
    ...page,
    ...{ institutionName, kind },
    rows: page.rows.map((invitation) => {
      const state = invitationState(invitation, at);
      const { name, phoneMasked, institutionRole, expiresAt, invitedAt, invitedBy } = invitation;
      const department = departments.get(invitation.departmentId ?? '');
      return {
        invitationId: invitation._id,
        ...{ name, phoneMasked, institutionRole, expiresAt, invitedAt, invitedBy, state },
        department: department ? { departmentId: department._id, name: department.name } : null,
        code: state === 'open' ? codeOf(context, invitation) : null,
      };
    }),
  };
});
