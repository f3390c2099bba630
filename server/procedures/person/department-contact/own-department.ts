import type { Context } from '../../../call/context';
import type { AdministratorSession, Department } from '../../../data/documents';
import { findOwnDepartment } from '../../../data/departments';
import { roleOf } from '../../../../domain/person/institution-role';
import { refuse } from '../../../call/refusal';

/**
 * The department whose people a contact sees (rules: "Department contacts"): the one that they were given, also where it was merged
 * into another since. Undefined when it is gone: then they see nobody.
 */
export async function departmentOf(
  { db }: Pick<Context, 'db'>,
  session: AdministratorSession,
): Promise<Department | undefined> {
  // The router lets nobody else in; a sign-in with more rights has no department, and must not be taken for one of all.
  if (roleOf(session) !== 'departmentContact') return refuse('forbidden');
  const { departmentId, institutionId } = session;
  return departmentId === undefined ? undefined : findOwnDepartment(db, { departmentId, institutionId });
}
