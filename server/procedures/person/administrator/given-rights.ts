import {
  checkRights,
  roleOf,
  type GivenRights,
  type InstitutionRole,
} from '../../../../domain/person/institution-role';
import type { Database } from '../../../data/database';
import { currentDepartment, findOwnDepartment } from '../../../data/departments';
import { wrongField } from '../registration/given-facts';

/**
 * Rights as they are stored: a contact has a department of the institution, and nobody else has one.
 * @throws Refusal `invalidInput` naming the department
 */
export async function givenRights(
  db: Database,
  { institutionId, ...given }: GivenRights & { institutionId: string },
): Promise<Pick<GivenRights, 'institutionRole'> & { departmentId?: string }> {
  const { institutionRole, departmentId } = given;
  if (checkRights(given)) return wrongField('departmentId', 'departmentNeeded');
  if (institutionRole !== 'departmentContact' || departmentId === undefined) return { institutionRole };
  const department = await findOwnDepartment(db, { departmentId, institutionId });
  return department ? { institutionRole, departmentId: department._id } : wrongField('departmentId', 'unknown');
}

/** The rights that somebody has. */
export const rightsOf = (of: { institutionRole?: InstitutionRole; departmentId?: string }) => ({
  institutionRole: roleOf(of),
  ...(of.departmentId === undefined ? {} : { departmentId: of.departmentId }),
});

/** Somebody, or their sign-in, with these rights and with none of the former ones. */
export function withRights<Holder extends { departmentId?: string }>(
  { departmentId: _former, ...holder }: Holder,
  rights: Pick<GivenRights, 'institutionRole'> & { departmentId?: string },
): Omit<Holder, 'departmentId'> & typeof rights {
  return { ...holder, ...rights };
}

/** The department of a contact as a screen names it; null of everybody else, and where it is gone. */
export async function departmentOfContact(
  db: Database,
  { departmentId }: { departmentId?: string },
): Promise<{ departmentId: string; name: string } | null> {
  const department = departmentId === undefined ? undefined : await currentDepartment(db, departmentId);
  return department ? { departmentId: department._id, name: department.name } : null;
}
