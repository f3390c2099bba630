import { administratorColleagues } from '../../../../contract/calls/person/administrator';
import { roleOf } from '../../../../domain/person/institution-role';
import { getInstitution, listAdministrators, listSignIns } from '../../../data/accounts';
import { departmentsById } from '../../../data/departments';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** Who acts under the caller's account (M2), and who of them is signed in. */
export const listColleagues = defineProcedure(administratorColleagues, async ({ db, at, caller }) => {
  const { institutionId, administratorId } = caller.session;
  const [institution, administrators, departments, signIns] = await Promise.all([
    getInstitution(db, institutionId),
    listAdministrators(db, institutionId),
    departmentsById(db, institutionId),
    listSignIns(db, { institutionId }),
  ]);
  if (!institution) return refuse('notFound');
  const valid = signIns.filter(({ expiresAt }) => expiresAt > at);
  return {
    account: institution.account,
    passwordChangedAt: institution.passwordChangedAt ?? null,
    rows: administrators.map((administrator) => {
      const { _id, name, phoneMasked } = administrator;
      const department = departments.get(administrator.departmentId ?? '');
      const own = valid.filter((signIn) => signIn.administratorId === _id);
      return {
        administratorId: _id,
        name,
        phoneMasked,
        institutionRole: roleOf(administrator),
        department: department ? { departmentId: department._id, name: department.name } : null,
        self: _id === administratorId,
        signedInAt: own.length === 0 ? null : Math.max(...own.map(({ signedInAt }) => signedInAt)),
        signIns: own.length,
      };
    }),
  };
});
