import type { InstitutionRole } from '../../../../domain/person/institution-role';

/** Rights as a call takes them; null while the contact of a department has none. */
export function rightsOf({
  role,
  departmentId,
}: {
  role: InstitutionRole;
  departmentId: string;
}): { institutionRole: InstitutionRole; departmentId?: string } | null {
  if (role !== 'departmentContact') return { institutionRole: role };
  return departmentId === '' ? null : { institutionRole: role, departmentId };
}
