import type { SearchIndex } from '../../domain/kernel/search';
import { searchable, searchFor, spokenOrder } from './search';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database, Transaction } from './database';
import type { Institution } from './documents';
import { documents } from './questions';

/** A hospital somebody may belong to; the centre has no trainees. */
export async function findHospital(db: Database, institutionId: string): Promise<Institution | undefined> {
  const institution = await db.get('institutions', institutionId);
  return institution?.kind === 'hospital' ? institution : undefined;
}

/** Institutions by their ids, for their names. */
export const institutionsWithIds = (institutionIds: readonly string[]) =>
  documents('institutions', { where: { _id: { in: [...new Set(institutionIds)] } }, fields: ['name'], limit: 100 });

/** What institutions are called, by their ids. */
export async function institutionNames(db: Database, institutionIds: readonly string[]): Promise<Map<string, string>> {
  const found = await db.getMany('institutions', [...new Set(institutionIds)]);
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

/** All hospitals, with what they are called and nothing else. */
export async function everyHospital(db: Database): Promise<{ id: string; name: string }[]> {
  const found: { id: string; name: string }[] = [];
  for (let after = ''; ;) {
    const page = await db.find('institutions', {
      where: { _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      fields: ['name', 'kind'],
      limit: 1000,
    });
    found.push(...page.filter(({ kind }) => kind === 'hospital').map(({ _id: id, name }) => ({ id, name })));
    const last = page.at(-1);
    if (!last || page.length < 1000) return found;
    after = last._id;
  }
}

/** Hospitals in the order of how their names are spoken. */
export function listHospitals(
  db: Database,
  search: string | undefined,
  request: PageRequest,
): Promise<Page<Institution>> {
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'institutions', {
    where: { kind: 'hospital', ...where },
    orderBy: ['nameOrder', 'asc'],
    request,
    ...filtered,
  });
}

/** Those who review: their inbox is told what comes in. One, as set-ups go. */
export const findCentres = async (db: Database): Promise<string[]> =>
  (await db.find('institutions', { where: { kind: 'centre' }, fields: ['kind'], limit: 10 })).map(({ _id }) => _id);

/** The centre, for whom to call there. */
export const centres = () =>
  documents('institutions', { where: { kind: 'centre' }, orderBy: [['name', 'asc']], limit: 1 });

/** Whom to call at the centre; null where it has no number on file. */
export const contactOfCentre = ([centre]: readonly Institution[]): {
  name: string;
  contactName: string;
  contactPhone: string;
} | null =>
  centre?.contactPhone
    ? { name: centre.name, contactName: centre.contactName ?? '', contactPhone: centre.contactPhone }
    : null;

/** Whether there is a centre: an environment without one has not been set up. */
export const hasCentre = async (db: Database): Promise<boolean> =>
  (await db.count('institutions', { kind: 'centre' })) > 0;

/** For the set-up. @throws DuplicateKey when it is there, or another one has its account */
export const addInstitution = async (tx: Transaction, institution: Institution): Promise<void> =>
  tx.add('institutions', { ...institution, ...(await institutionListedAs(institution)) });

/** What lists know an institution by: what a search finds, and its place in the order of names. */
export const institutionListedAs = async ({
  name,
  account,
}: Pick<Institution, 'name' | 'account'>): Promise<{ search: SearchIndex; nameOrder: string }> => ({
  search: await searchable([{ text: name }, { text: account }]),
  nameOrder: await spokenOrder(name),
});

/** The name of an institution where it is copied to be listed: its people, projects and sign-ins, atomically one by one. */
export async function nameInstitution(
  db: Database,
  { _id: institutionId, name }: Pick<Institution, '_id' | 'name'>,
): Promise<void> {
  const set = { institutionName: name };
  await db.updateWhere('persons', { institutionId }, { set });
  await db.updateWhere('projects', { institutionId }, { set });
  await db.updateWhere('administratorSessions', { institutionId }, { set });
}

/** Another institution of this very name, the centre included. */
export async function findInstitutionByName(db: Database, name: string): Promise<Institution | undefined> {
  for (const kind of ['hospital', 'centre'] as const) {
    const [found] = await db.find('institutions', { where: { kind, name }, limit: 1 });
    if (found) return found;
  }
  return undefined;
}
