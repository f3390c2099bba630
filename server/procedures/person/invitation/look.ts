import { invitationLook } from '../../../../contract/calls/person/invitation';
import { defineProcedure } from '../../../call/procedure';
import { departmentOfContact } from '../administrator/given-rights';
import { openByCode } from './open-by-code';

/** What a code leads to, for whoever has it, before they prove that it is theirs. */
export const lookAtInvitation = defineProcedure(invitationLook, async (context, { code }) => {
  const { invitation, institution } = await openByCode(context, code);
  const { name, phoneMasked, institutionRole, expiresAt } = invitation;
  return {
    institutionName: institution.name,
    kind: institution.kind,
    ...{ name, phoneMasked, institutionRole, expiresAt },
    department: await departmentOfContact(context.db, invitation),
    account: institution.account,
    setsPassword: institution.passwordHash === '',
  };
});
