import { institutionAccounts } from '../../../../contract/calls/person/institution';
import { listHospitals } from '../../../data/directory';
import { defineProcedure } from '../../../call/procedure';

/** The hospitals and the names of their accounts, for the centre; nothing about who acts under them. */
export const listAccounts = defineProcedure(institutionAccounts, async ({ db }, { search, ...request }) => {
  const page = await listHospitals(db, search, request);
  return {
    ...page,
    rows: page.rows.map(({ _id, name, account, passwordChangedAt, suspended }) => ({
      institutionId: _id,
      name,
      account,
      passwordChangedAt: passwordChangedAt ?? null,
      suspendedAt: suspended?.at ?? null,
    })),
  };
});
