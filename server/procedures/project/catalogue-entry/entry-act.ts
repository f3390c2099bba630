import { factWords, changedFacts, type EntryFact } from '../../../../domain/project/catalogue';
import { answerId } from '../../../call/idempotency';
import type { Caller, Context } from '../../../call/context';
import { refuse, type Refusing } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import {
  findNumbered,
  getCatalogue,
  getEntry,
  putCatalogue,
  writeEntry,
  type EntryEvent,
} from '../../../data/catalogue';
import { institutionNames } from '../../../data/directory';
import type { Database, Transaction } from '../../../data/database';
import type { CatalogueEntry, CatalogueEvent } from '../../../data/documents';

export type EntryContext = Context<Extract<Caller, { kind: 'reviewer' }>>;

/**
 * The command of the centre goes before or after every other one on the catalogue: what it finds below, it finds as it stays.
 * @throws Refusal `importOpen` while a file is looked at: what was looked at is what will be written
 */
export async function takeTurn(context: Refusing<'importOpen'>, tx: Transaction): Promise<void> {
  const catalogue = await getCatalogue(tx);
  if (catalogue.openImportId != null) return context.refuse('importOpen');
  await putCatalogue(tx, { ...catalogue, changes: catalogue.changes + 1 });
}

/** @throws Refusal `notFound` */
export const entryToChange = async (tx: Transaction, catalogueEntryId: string): Promise<CatalogueEntry> =>
  (await getEntry(tx, catalogueEntryId)) ?? refuse('notFound');

/** @throws Refusal `staleRevision` when somebody has changed it since the page was loaded */
export function assertRevision(context: Refusing<'staleRevision'>, entry: CatalogueEntry, revision: number): void {
  if ((entry.revision ?? 0) !== revision) context.refuse('staleRevision');
}

/** A number is given once a year. @throws Refusal `entryNumberTaken` */
export async function assertNumberFree(
  context: EntryContext & Refusing<'entryNumberTaken'>,
  entry: Pick<CatalogueEntry, '_id' | 'year' | 'projectNumber'>,
): Promise<void> {
  const holder = await findNumbered(context.db, entry);
  if (holder && holder._id !== entry._id) context.refuse('entryNumberTaken');
}

/** One request makes one entry. */
export const entryIdOf = (context: EntryContext, call: string): string => `e${answerId(context, call).slice(0, 20)}`;

/** What a correction changes, in words. */
export async function changesInWords(
  db: Database,
  before: CatalogueEntry,
  after: CatalogueEntry,
): Promise<CatalogueEvent['changes']> {
  const names = await institutionNames(db, [before.institutionId, after.institutionId]);
  const words = (fact: EntryFact, entry: CatalogueEntry): string =>
    fact === 'institutionId' ? (names.get(entry.institutionId) ?? '') : factWords(fact, entry);
  return changedFacts(before, after).map((fact) => ({ fact, before: words(fact, before), after: words(fact, after) }));
}

/** Writes an entry, its history and the log of the centre. */
export async function writeAndLog(
  tx: Transaction,
  context: EntryContext,
  {
    before,
    after,
    event,
  }: { before: CatalogueEntry | null; after: CatalogueEntry; event: Omit<EntryEvent, 'at' | 'by'> },
): Promise<CatalogueEntry> {
  const written = await writeEntry(tx, after, { ...event, at: context.at, by: context.caller.session.name });
  await logInstitutionAct(tx, context, {
    action: `catalogue.${event.kind}`,
    subject: `catalogueEntry:${after._id}`,
    ...(event.reason === undefined ? {} : { note: event.reason }),
    before,
    after: written,
  });
  return written;
}
