import { instantOf } from '../../domain/kernel/time';
import type { SearchIndex } from '../../domain/kernel/search';
import { isOpen, type TransferAct, type TransferFacts } from '../../domain/person/transfer';
import { searchable, searchFor } from './search';
import { howMany } from './questions';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database, Reader, Transaction } from './database';
import type { Transfer } from './documents';

const OPEN = 'open';

/** What lists need is made of the state. */
type Kept = Omit<Transfer, 'slot' | 'stage' | 'listedAt' | 'outgoingOf' | 'dispute' | 'search'>;

/** After every request whose turn comes by itself: while an objection stands, somebody has to act. */
const WHENEVER_SOMEBODY_ACTS = instantOf('2199-12-31');

function complete(transfer: Kept): Transfer {
  const { _id, state, readyAt, disputedAt, fromInstitutionId, toInstitutionId, steps, submittedAt } = transfer;
  const open = isOpen(state);
  return {
    ...transfer,
    slot: open ? OPEN : _id,
    stage: open ? 'open' : 'ended',
    listedAt: open ? (readyAt ?? WHENEVER_SOMEBODY_ACTS) : (steps.at(-1)?.at ?? submittedAt),
    outgoingOf: fromInstitutionId === toInstitutionId ? '' : fromInstitutionId,
    dispute: disputedAt === 0 ? 'none' : state === 'disputed' ? 'open' : 'ended',
  };
}

/** Adds a request and gives it as it is stored. @throws DuplicateKey when one of its person is under way */
export async function addTransfer(tx: Transaction, asked: Kept): Promise<Transfer> {
  const transfer = { ...complete(asked), search: await searchOfTransfer(asked) };
  await tx.add('transfers', transfer);
  return transfer;
}

export const saveTransfer = (tx: Transaction, transfer: Transfer): Promise<void> => tx.put('transfers', transfer);

/** A request after a step that was decided (domain/person/transfer.ts). */
export function afterStep(
  transfer: Transfer,
  { state, readyAt }: TransferFacts,
  step: { act: TransferAct['kind']; at: number; by: string; reason?: string },
): Transfer {
  const { act, at, by, reason = '' } = step;
  return {
    ...transfer,
    ...complete({
      ...transfer,
      state,
      readyAt,
      disputedAt: act === 'askCentre' ? at : transfer.disputedAt,
      // Days that begin anew are told of anew.
      told: act === 'stay' ? 'nothing' : transfer.told,
      steps: [...transfer.steps, { act, at, by, reason }],
    }),
  };
}

const searchOfTransfer = ({
  name,
  fromInstitutionName,
  toInstitutionName,
}: Pick<Transfer, 'name' | 'fromInstitutionName' | 'toInstitutionName'>): Promise<SearchIndex> =>
  searchable([{ personName: name }, { text: fromInstitutionName }, { text: toInstitutionName }]);

/** A request by id, of whatever institution: the caller checks whose it is. */
export const getTransfer = (db: Reader, transferId: string): Promise<Transfer | undefined> =>
  db.get('transfers', transferId);

/** A request that comes to an institution or leaves it; any other one is as good as none. */
export async function findInstitutionsTransfer(
  db: Reader,
  { transferId, institutionId }: { transferId: string; institutionId: string },
): Promise<Transfer | undefined> {
  const transfer = await getTransfer(db, transferId);
  return transfer?.fromInstitutionId === institutionId || transfer?.toInstitutionId === institutionId
    ? transfer
    : undefined;
}

/** The last request of a person, whatever became of it. */
export async function findLatestTransfer(db: Database, personId: string): Promise<Transfer | undefined> {
  const [transfer] = await db.find('transfers', {
    where: { personId },
    orderBy: [['submittedAt', 'desc']],
    limit: 1,
  });
  return transfer;
}

/** How many requests a person has made since an instant. */
export const countTransfersSince = (db: Database, personId: string, since: number): Promise<number> =>
  db.count('transfers', { personId, submittedAt: { gt: since } });

/** Which list of an institution: who wants to come to it, or to leave it; under way, or ended. */
export interface TransferList {
  side: 'incoming' | 'outgoing';
  institutionId: string;
  stage: Transfer['stage'];
}

const sideOf = ({ side, institutionId }: Pick<TransferList, 'side' | 'institutionId'>) =>
  side === 'incoming' ? { toInstitutionId: institutionId } : { outgoingOf: institutionId };

/** The requests of one list: those under way by when their turn comes, ended ones newest first. */
export function listTransfers(
  db: Database,
  { stage, search, ...whose }: TransferList & { search?: string | undefined },
  request: PageRequest,
): Promise<Page<Transfer>> {
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'transfers', {
    where: { ...sideOf(whose), stage, ...where },
    orderBy: ['listedAt', stage === 'open' ? 'asc' : 'desc'],
    request,
    ...filtered,
  });
}

/** How many wait for an institution at a moment: to be approved by it, and to be agreed to. */
export const transfersWaiting = (institutionId: string, now: number) => ({
  transfersToApprove: howMany('transfers', { toInstitutionId: institutionId, stage: 'open', listedAt: { lte: now } }),
  transfersToAnswer: howMany('transfers', { outgoingOf: institutionId, state: 'asked', listedAt: { gt: now } }),
});

/** The requests that the centre was asked to decide on: what waits longest first, what ended newest first. */
export const listDisputes = (db: Database, dispute: 'open' | 'ended', request: PageRequest): Promise<Page<Transfer>> =>
  findPage(db, 'transfers', {
    where: { dispute },
    orderBy: ['disputedAt', dispute === 'open' ? 'asc' : 'desc'],
    request,
  });

export const countDisputes = (db: Database): Promise<number> => db.count('transfers', { dispute: 'open' });

/** Requests that were only asked so far, of whose days so much was told, and whose days end before an instant; the first to end first. */
export const findTransfersEnding = (
  db: Database,
  { told, before, limit }: { told: Transfer['told']; before: number; limit: number },
): Promise<Transfer[]> =>
  db.find('transfers', {
    where: { state: 'asked', told, listedAt: { lte: before } },
    orderBy: [['listedAt', 'asc']],
    limit,
  });
