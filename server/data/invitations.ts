import { INVITATION_MS } from '../../domain/person/invitation';
import type { Database, Reader, Transaction } from './database';
import type { Invitation } from './documents';
import { findPage, type Page, type PageRequest } from './paging';

export const getInvitation = (db: Reader, invitationId: string): Promise<Invitation | undefined> =>
  db.get('invitations', invitationId);

export const saveInvitation = (tx: Transaction, invitation: Invitation): Promise<void> =>
  tx.put('invitations', invitation);

/** Invitations of an institution, newest first. */
export const listInvitations = (
  db: Database,
  { institutionId }: { institutionId: string },
  request: PageRequest,
): Promise<Page<Invitation>> =>
  findPage(db, 'invitations', { where: { institutionId }, orderBy: ['invitedAt', 'desc'], request });

/** Those of an institution that may still be open. */
export const findRecentInvitations = (
  db: Database,
  { institutionId, now }: { institutionId: string; now: number },
): Promise<Invitation[]> =>
  db.find('invitations', {
    where: { institutionId, invitedAt: { gt: now - INVITATION_MS } },
    orderBy: [['invitedAt', 'desc']],
    limit: 1000,
  });
