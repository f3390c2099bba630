/** Who has put their name down for a meeting (报名). A person and a place exist once in a project, by `_id` and by a unique index. */
import { phoneForgottenAt } from '../../domain/project/enrolment';
import { idOf } from '../../domain/kernel/id';
import type { Database, Reader, Transaction } from './database';
import type { Enrolment, Person } from './documents';
import { getProjects } from './projects';
import { findPage, type Page, type PageRequest } from './paging';
import { searchable, searchFor } from './search';

const PAGE = 1000;
const FORGOTTEN_AT_ONCE = 100;

type Key = { projectId: string; personId: string };

const enrolmentId = ({ projectId, personId }: Key): string => idOf(projectId, personId);

export const getEnrolment = (db: Reader, key: Key): Promise<Enrolment | undefined> =>
  db.get('enrolments', enrolmentId(key));

export const countEnrolled = (db: Database, projectId: string): Promise<number> =>
  db.count('enrolments', { projectId });

/** How many hold a place, and how many of them one above a number: from before it was planned, or was lowered. */
export const countPlaces = async (
  db: Database,
  { projectId, planned }: { projectId: string; planned: number },
): Promise<{ all: number; above: number }> => {
  const [all, above] = await Promise.all([
    countEnrolled(db, projectId),
    db.count('enrolments', { projectId, number: { gt: planned } }),
  ]);
  return { all, above };
};

/** The numbers that are taken, in their order, from one on; all of them, or the next so many. */
export async function readNumbers(
  db: Database,
  { projectId, from = 1, atMost = Infinity }: { projectId: string; from?: number; atMost?: number },
): Promise<number[]> {
  const numbers: number[] = [];
  for (let next = from; ;) {
    const limit = Math.min(PAGE, atMost - numbers.length);
    const page = await db.find('enrolments', {
      where: { projectId, number: { gte: next } },
      orderBy: [['number', 'asc']],
      fields: ['number'],
      limit,
    });
    numbers.push(...page.map(({ number }) => number));
    const last = page.at(-1);
    if (!last || page.length < limit || numbers.length >= atMost) return numbers;
    next = last.number + 1;
  }
}

/** What is written of somebody who enrols; the phone of whoever agreed to be called. */
export type Consent = Pick<Enrolment, 'phoneCipher' | 'phoneDigest'>;

/** What the search of the list finds of a person. Their name and place are read from themselves when it is shown. */
export const searchOfEnrolled = (person: Person): Promise<Enrolment['search']> =>
  searchable([{ personName: person.name }, { text: person.institutionName }, { text: person.departmentName }]);

/**
 * Enrols somebody, or changes what they said before: then they keep their place.
 * @throws DuplicateKey when the place is somebody else's by now
 */
export async function saveEnrolment(
  tx: Transaction,
  given: Omit<Enrolment, '_id' | 'phoneUntil'>,
  { lastDay, keepPhone }: { lastDay: string; keepPhone: boolean },
): Promise<Enrolment> {
  const _id = enrolmentId(given);
  const earlier = await tx.get('enrolments', _id);
  const phone = given.phoneCipher === undefined && keepPhone ? phoneOf(earlier) : phoneOf(given);
  const { phoneCipher: _cipher, phoneDigest: _digest, ...rest } = given;
  const until = phone.phoneCipher === undefined ? {} : { phoneUntil: phoneForgottenAt(lastDay) };
  const enrolment = { _id, ...rest, ...phone, ...until };
  if (!earlier) {
    await tx.add('enrolments', enrolment);
    return enrolment;
  }
  const { number, at } = earlier;
  await tx.put('enrolments', { ...enrolment, number, at });
  return { ...enrolment, number, at };
}

const phoneOf = (of: Consent | undefined): Consent =>
  of?.phoneCipher === undefined || of.phoneDigest === undefined
    ? {}
    : { phoneCipher: of.phoneCipher, phoneDigest: of.phoneDigest };

export const removeEnrolment = (tx: Transaction, key: Key): Promise<void> => tx.remove('enrolments', enrolmentId(key));

/** Who has enrolled, the latest first. */
export function listEnrolments(
  db: Database,
  { projectId, batchId, search }: { projectId: string; batchId?: string | undefined; search?: string | undefined },
  request: PageRequest,
): Promise<Page<Enrolment>> {
  const { where, filter = () => true } = searchFor(search);
  return findPage(db, 'enrolments', {
    where: { projectId, ...(batchId === undefined ? {} : { batchId }), at: { gte: 0 }, ...where },
    orderBy: ['at', 'desc'],
    request,
    filter,
  });
}

/** Everybody who has enrolled for a batch, in the order of their ids. */
export async function everyEnrolled(
  db: Database,
  { projectId, batchId }: { projectId: string; batchId: string },
): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const page = await db.find('enrolments', {
      where: { projectId, batchId, personId: { gt: found.at(-1) ?? '' } },
      orderBy: [['personId', 'asc']],
      fields: ['personId'],
      limit: PAGE,
    });
    found.push(...page.map(({ personId }) => personId));
    if (page.length < PAGE) return found;
  }
}

/** What people said when they enrolled, of those who did. */
export const findEnrolments = (db: Database, projectId: string, personIds: readonly string[]): Promise<Enrolment[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : db.getMany(
        'enrolments',
        personIds.map((personId) => enrolmentId({ projectId, personId })),
      );

/** Forgets phones whose meeting is over. One that was moved to a later day keeps them until then. @returns how many were forgotten */
export async function forgetPhones(db: Database, now: number): Promise<number> {
  const due = await db.find('enrolments', {
    where: { phoneUntil: { lt: now } },
    orderBy: [['phoneUntil', 'asc']],
    limit: FORGOTTEN_AT_ONCE,
  });
  const projects = await getProjects(
    db,
    due.map(({ projectId }) => projectId),
  );
  let forgotten = 0;
  for (const { _id, projectId, phoneUntil } of due) {
    const lastDay = projects.get(projectId)?.lastDay ?? null;
    const until = lastDay === null ? now : phoneForgottenAt(lastDay);
    const asRead = { _id, ...(phoneUntil === undefined ? {} : { phoneUntil }) };
    if (until > now) await db.updateWhere('enrolments', asRead, { set: { phoneUntil: until } });
    else
      forgotten += await db.updateWhere('enrolments', asRead, { unset: ['phoneCipher', 'phoneDigest', 'phoneUntil'] });
  }
  return forgotten;
}
