/** Appeals: what is asked, what waits, what became of it. */
import type { AppealState } from '../../domain/attendance/appeal';
import { refuse } from '../call/refusal';
import type { Database, Question, Reader, Transaction } from './database';
import type { Appeal } from './documents';
import { findPage, type Page, type PageRequest } from './paging';
import { documents, howMany } from './questions';
import { searchable, searchFor } from './search';

/** Adds one that waits. @throws DuplicateKey when one of its person about the same waits already */
export const addAppeal = async (tx: Transaction, appeal: Appeal): Promise<void> =>
  tx.add('appeals', {
    ...appeal,
    search: await searchable([
      { personName: appeal.who.name },
      { text: appeal.who.personNumber },
      { text: appeal.who.institutionName },
      { text: appeal.title },
    ]),
  });

export const getAppeal = (db: Reader, appealId: string): Promise<Appeal | undefined> => db.get('appeals', appealId);

/** One to the caller's own institution. @throws Refusal `notFound` for another's */
export async function findOwnAppeal(
  db: Reader,
  { appealId, institutionId }: { appealId: string; institutionId: string },
): Promise<Appeal> {
  const appeal = await getAppeal(db, appealId);
  return appeal?.institutionId === institutionId ? appeal : refuse('notFound');
}

/** Writes one that waits no longer; another about the same may follow it. */
export const saveDecidedAppeal = (tx: Transaction, appeal: Appeal): Promise<void> =>
  tx.put('appeals', { ...appeal, slot: appeal._id });

/** What became of all that somebody has asked about the same; a few at most. */
export async function appealsAbout(
  db: Database,
  { personId, subject }: { personId: string; subject: string },
): Promise<AppealState[]> {
  const found = await db.find('appeals', { where: { personId, subject }, fields: ['state'], limit: 100 });
  return found.map(({ state }) => state);
}

/** More than anybody can ask about one batch. */
const MOST_OF_PERSON = 200;

/** All that somebody has asked about a batch, the first first. */
export const appealsOfPersonIn = (
  db: Database,
  { projectId, batchId, personId }: { projectId: string; batchId: string; personId: string },
): Promise<Appeal[]> =>
  db.find('appeals', {
    where: { projectId, batchId, personId },
    orderBy: [['askedAt', 'asc']],
    limit: MOST_OF_PERSON,
  });

/** All that somebody has asked, as a question beside others. */
export const appealsOfPerson = (personId: string) =>
  documents('appeals', { where: { personId }, fields: ['subject', 'state', 'askedAt'], limit: 1000 });

/** The queue of an institution: what waits in the order it came, the rest newest first. */
export function listAppeals(
  db: Database,
  options: {
    institutionId: string;
    state: AppealState;
    projectId?: string | undefined;
    search?: string | undefined;
  },
  request: PageRequest,
): Promise<Page<Appeal>> {
  const { institutionId, projectId, state, search } = options;
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'appeals', {
    where: { institutionId, ...(projectId === undefined ? {} : { projectId }), state, ...where },
    orderBy: ['askedAt', state === 'open' ? 'asc' : 'desc'],
    request,
    ...filtered,
  });
}

/** How many wait for an institution. */
export const appealsWaiting = (institutionId: string): Question<number> =>
  howMany('appeals', { institutionId, state: 'open' });

/** How many about the attendance of a batch nobody has answered. */
export const appealsOpenIn = ({ projectId, batchId }: { projectId: string; batchId: string }): Question<number> =>
  howMany('appeals', { projectId, batchId, kind: 'attendance', state: 'open' });
