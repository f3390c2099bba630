import { ASKED_WITHIN_MS, CENTRE_OFFICE } from '../../domain/person/directory-request';
import type { SearchIndex } from '../../domain/kernel/search';
import { searchable, searchFor } from './search';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database, Question, Reader, Transaction } from './database';
import { howMany } from './questions';
import type { AdministratorSession, DirectoryRequest } from './documents';

/** The office that somebody acts for: what the centre's people decide is any of theirs. */
export const officeOf = ({ kind, institutionId }: Pick<AdministratorSession, 'kind' | 'institutionId'>): string =>
  kind === 'centre' ? CENTRE_OFFICE : institutionId;

export const addDirectoryRequest = async (tx: Transaction, request: DirectoryRequest): Promise<void> =>
  tx.add('directoryRequests', { ...request, search: await searchOfDirectoryRequest(request) });

/** By what was asked for, where it is, and who asked. */
export const searchOfDirectoryRequest = ({
  name,
  area,
  departmentName,
  applicantName,
}: DirectoryRequest): Promise<SearchIndex> =>
  searchable([{ text: name }, { text: area }, { text: departmentName }, { personName: applicantName }]);

export const saveDirectoryRequest = (tx: Transaction, request: DirectoryRequest): Promise<void> =>
  tx.put('directoryRequests', request);

/** A request that an office decides on; another office's is as good as none. */
export async function findOfficeRequest(
  db: Reader,
  { directoryRequestId, officeId }: { directoryRequestId: string; officeId: string },
): Promise<DirectoryRequest | undefined> {
  const request = await db.get('directoryRequests', directoryRequestId);
  return request?.officeId === officeId ? request : undefined;
}

/** A request of a WeChat account's own. */
export async function findOwnDirectoryRequest(
  db: Reader,
  { directoryRequestId, openid }: { directoryRequestId: string; openid: string },
): Promise<DirectoryRequest | undefined> {
  const request = await db.get('directoryRequests', directoryRequestId);
  return request?.openid === openid ? request : undefined;
}

/** The queue of an office, those that waited longest first; or what was closed, the newest first. */
export function listDirectoryRequests(
  db: Database,
  { officeId, open, search }: { officeId: string; open: boolean; search?: string | undefined },
  request: PageRequest,
): Promise<Page<DirectoryRequest>> {
  const { where, filter } = searchFor(search);
  return findPage(db, 'directoryRequests', {
    where: { officeId, open, ...where },
    orderBy: open ? ['askedAt', 'asc'] : ['askedAt', 'desc'],
    request,
    ...(filter ? { filter } : {}),
  });
}

/** How many wait for an office; with other questions. */
export const openRequests = (officeId: string): Question<number> =>
  howMany('directoryRequests', { officeId, open: true });

export const countOpenRequests = (db: Database, officeId: string): Promise<number> =>
  db.count('directoryRequests', { officeId, open: true });

/** The last requests of a WeChat account. */
export const findLatestRequests = (db: Database, openid: string, limit: number): Promise<DirectoryRequest[]> =>
  db.find('directoryRequests', { where: { openid }, orderBy: [['askedAt', 'desc']], limit });

/** What the limit of a WeChat account is held against. */
export async function countAsked(
  db: Database,
  { openid, now }: { openid: string; now: number },
): Promise<{ open: number; asked: number }> {
  const [open, asked] = await Promise.all([
    db.count('directoryRequests', { openid, open: true }),
    db.count('directoryRequests', { openid, askedAt: { gt: now - ASKED_WITHIN_MS } }),
  ]);
  return { open, asked };
}
