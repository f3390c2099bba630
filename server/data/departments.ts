/** The departments of institutions: found by id also after they were merged into another one (rules: "Departments"). */
import { inOrder } from '../../domain/person/department';
import type { Database, Reader, Transaction } from './database';
import type { Department, DepartmentOrder } from './documents';
import { eachPortion, type Going } from './each-portion';
import { spokenOrder } from './search';

const MOST_DEPARTMENTS = 1000;
const A_PORTION = 100;
/** Each took in the one before while it was a department itself, so there are no circles; more than this nobody makes. */
const MOST_MERGES = 50;

/** The departments that there are, in their institution's order. */
export async function listDepartments(db: Database, institutionId: string): Promise<Department[]> {
  const [all, order] = await Promise.all([everyDepartment(db, institutionId), getDepartmentOrder(db, institutionId)]);
  const present = all.filter(({ merged }) => merged === undefined);
  return inOrder(present, order?.departmentIds ?? []);
}

/** Which department each id means now, also an id of one that was merged: for lists that know departments by their ids. */
export async function departmentsById(
  db: Database,
  institutionId: string,
): Promise<ReadonlyMap<string, Pick<Department, '_id' | 'name'>>> {
  const all = new Map((await everyDepartment(db, institutionId)).map((each) => [each._id, each]));
  const found = new Map<string, Department>();
  for (const department of all.values()) {
    let last: Department | undefined = department;
    for (let merges = 0; last?.merged && merges < MOST_MERGES; merges += 1) last = all.get(last.merged.into);
    if (last && !last.merged) found.set(department._id, last);
  }
  return found;
}

const everyDepartment = (db: Database, institutionId: string): Promise<Department[]> =>
  db.find('departments', { where: { institutionId }, orderBy: [['name', 'asc']], limit: MOST_DEPARTMENTS });

export const getDepartmentOrder = (db: Reader, institutionId: string): Promise<DepartmentOrder | undefined> =>
  db.get('departmentOrders', institutionId);

export const putDepartmentOrder = (tx: Transaction, order: DepartmentOrder): Promise<void> =>
  tx.put('departmentOrders', order);

/** The department that an id means: where it was merged, the one that has its people now. Undefined when it is gone. */
export async function currentDepartment(db: Reader, departmentId: string): Promise<Department | undefined> {
  let found = await db.get('departments', departmentId);
  for (let merges = 0; found?.merged && merges < MOST_MERGES; merges += 1)
    found = await db.get('departments', found.merged.into);
  return found?.merged ? undefined : found;
}

/** {@link currentDepartment} of one institution; another institution's is as good as none. */
export async function findOwnDepartment(
  db: Reader,
  { departmentId, institutionId }: { departmentId: string; institutionId: string },
): Promise<Department | undefined> {
  const department = await currentDepartment(db, departmentId);
  return department?.institutionId === institutionId ? department : undefined;
}

/**
 * Enters a department in the transaction that writes its new person: whoever removes or merges it at the same moment finds that out.
 * Undefined when it is gone, or another institution's; another one than was asked for where that one was merged.
 */
export async function joinDepartment(
  tx: Transaction,
  of: { departmentId: string; institutionId: string },
): Promise<Department | undefined> {
  const department = await findOwnDepartment(tx, of);
  if (department) await tx.update('departments', department._id, { increment: { joins: 1 } });
  return department;
}

export function countPeople(db: Database, departmentId: string): Promise<number> {
  return db.count('persons', { departmentId });
}

/** A department by id as it is stored, of whatever institution, merged or not: the caller checks. */
export const getDepartment = (db: Reader, departmentId: string): Promise<Department | undefined> =>
  db.get('departments', departmentId);

/** Adds a department or writes it as it is now. @throws DuplicateKey when the institution has one of that name */
export const writeDepartment = async (tx: Transaction, department: Department): Promise<void> =>
  tx.put('departments', { ...department, nameOrder: await spokenOrder(department.name) });

export const deleteDepartment = (tx: Transaction, departmentId: string): Promise<void> =>
  tx.remove('departments', departmentId);

/** A department by its name, which is one of a kind in its institution. */
export async function findDepartmentNamed(
  db: Database,
  { institutionId, name }: { institutionId: string; name: string },
): Promise<Department | undefined> {
  const [department] = await db.find('departments', { where: { institutionId, name }, limit: 1 });
  return department;
}

/** For the set-up: adds a department unless it is there. */
export const addDepartment = async (db: Database, department: Department): Promise<'added' | 'exists'> =>
  db.add('departments', { ...department, nameOrder: await spokenOrder(department.name) });

/** For an upgrade: departments from before there was an order of names get their place in it. May run again at any time. */
export const orderDepartments = (db: Database, going: Going): Promise<string | undefined> =>
  eachPortion(db, 'departments', { size: A_PORTION }, going, async (departments) => {
    for (const { _id, name, nameOrder } of departments)
      if (nameOrder === undefined)
        await db.updateWhere('departments', { _id, name }, { set: { nameOrder: await spokenOrder(name) } });
  });
