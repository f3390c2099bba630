import { administratorCheckAccount } from '../../../../contract/calls/person/administrator';
import { listAdministrators } from '../../../data/accounts';
import { defineProcedure } from '../../../call/procedure';
import { enterAccount } from './enter-account';

/** First step of signing in (M1): who may be picked under this account (M2). */
export const checkAccount = defineProcedure(administratorCheckAccount, async (context, input) => {
  const institution = await enterAccount(context, input, 'wrongAccountOrPassword');
  if (institution.suspended) context.refuse('institutionSuspended', { reason: institution.suspended.reason });
  const administrators = await listAdministrators(context.db, institution._id);
  return {
    institutionName: institution.name,
    kind: institution.kind,
    byInvitation: institution.byInvitation ?? false,
    administrators: administrators.map(({ _id, name, phoneMasked }) => ({ administratorId: _id, name, phoneMasked })),
  };
});
