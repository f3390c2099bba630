import { findPage, type Page, type PageRequest } from '../paging';
import type { Database } from './database';
import type { Department, Institution } from './documents';

/** A hospital somebody may belong to; the centre has no trainees. */
export async function findHospital(db: Database, institutionId: string): Promise<Institution | undefined> {
  const institution = await db.get('institutions', institutionId);
  return institution?.kind === 'hospital' ? institution : undefined;
}

export function listHospitals(
  db: Database,
  search: string | undefined,
  request: PageRequest,
): Promise<Page<Institution>> {
  const wanted = search?.trim();
  return findPage(db, 'institutions', {
    where: { kind: 'hospital' },
    orderBy: ['name', 'asc'],
    request,
    ...(wanted ? { filter: ({ name }: Institution) => name.includes(wanted) } : {}),
  });
}

export function listDepartments(db: Database, institutionId: string): Promise<Department[]> {
  return db.find('departments', { where: { institutionId }, orderBy: [['name', 'asc']], limit: 1000 });
}

/** A department of one institution; another institution's is as good as none. */
export async function findOwnDepartment(
  db: Database,
  { departmentId, institutionId }: { departmentId: string; institutionId: string },
): Promise<Department | undefined> {
  const department = await db.get('departments', departmentId);
  return department?.institutionId === institutionId ? department : undefined;
}

export function countPeople(db: Database, departmentId: string): Promise<number> {
  return db.count('persons', { departmentId });
}

/** People carry their department's name for lists; a new name goes to all of them. */
export async function renameForPeople(db: Database, department: Department): Promise<void> {
  await db.updateWhere('persons', { departmentId: department._id }, { set: { departmentName: department.name } });
}
