import type * as z from 'zod/mini';
import type { CallDefinition } from '../../contract/define-call';
import type { FileRef } from '../../contract/common';
import type { attachErrors } from '../../contract/errors';
import {
  decideFile,
  isUploadLive,
  pathOfFileId,
  uploadIdOf,
  type FileFacts,
  type FileRefusal,
  type UploadPurpose,
} from '../../domain/kernel/kept-file';
import { MAX_FILE_BYTES } from '../../domain/kernel/uploads';
import { openidOf, type Context } from '../call/context';
import { earlierAnswer, runIdempotent } from '../call/idempotency';
import { Refusal, type Refusing } from '../call/refusal';
import type { Transaction } from '../data/database';
import type { KeptFile, StoredFile, UploadTicket } from '../data/documents';
import { reserveKept } from '../data/kept-files';
import { getTicket } from '../data/uploads';
import { assertAcceptableTexts } from '../guard/text-check';
import { keepContent } from './keep-content';
import { lookInto, type Look } from './look-into';

type AttachError = (typeof attachErrors)[number];
type Attaching = Context & Refusing<AttachError>;

/** A file that is attached. */
interface Attached {
  file: FileRef;
  purpose: UploadPurpose;
  /** What the server sees in it; throws the refusal of what is not taken. Papers and photographs where it is left out. */
  look?: (content: Buffer) => FileFacts | Promise<FileFacts>;
}

/**
 * A command that attaches a file: the upload becomes a kept file first, then `work` names it, once for each request (rules:
 * "Files"). What breaks off is taken up by the repeat, or swept away.
 * @param work is given the file as it is stored
 */
export async function attachOnce<Output extends z.ZodMiniType>(
  context: Attaching,
  call: CallDefinition<string, z.ZodMiniType, Output>,
  { file, purpose, look }: Attached,
  work: (tx: Transaction, stored: StoredFile) => Promise<z.output<Output>>,
): Promise<z.output<Output>> {
  return attachAllOnce(context, call, { files: [file], purpose, ...(look ? { look } : {}) }, async (tx, [stored]) => {
    if (!stored) throw new Error('a file that was taken is missing');
    return work(tx, stored);
  });
}

/** The same for a command that attaches several files, or none. One that is refused leaves the others to the sweep. */
export async function attachAllOnce<Output extends z.ZodMiniType>(
  context: Attaching,
  call: CallDefinition<string, z.ZodMiniType, Output>,
  { files, ...attached }: Omit<Attached, 'file'> & { files: readonly FileRef[] },
  work: (tx: Transaction, stored: StoredFile[]) => Promise<z.output<Output>>,
): Promise<z.output<Output>> {
  // The upload of a finished request is gone.
  const earlier = await earlierAnswer(context, call);
  if (earlier !== undefined) return earlier;
  await assertAcceptableTexts(
    context,
    files.map(({ fileName }) => fileName),
  );
  const stored: StoredFile[] = [];
  for (const file of files) {
    const kept = await takeUpload(context, { file, ...attached });
    stored.push(storedFile(kept, { fileName: file.fileName, uploadedAt: context.at }));
  }
  return runIdempotent(context, call, (tx) => work(tx, stored));
}

export const storedFile = (
  { _id: digest, fileId, type, sizeBytes, pages }: KeptFile,
  named: Pick<StoredFile, 'fileName' | 'uploadedAt'>,
): StoredFile => ({ ...named, fileId, sizeBytes, digest, type, ...(pages === undefined ? {} : { pages }) });

/** The digests of stored files, as the audit log and reviews name them. */
export const digestsOf = (files: readonly Pick<StoredFile, 'digest'>[]): string[] =>
  files.flatMap(({ digest }) => (digest === undefined ? [] : [digest]));

async function takeUpload(
  context: Attaching,
  { file, purpose, look = (content) => paperFacts(context, lookInto(content)) }: Attached,
): Promise<KeptFile> {
  const ticket = await ownTicket(context, { file, purpose });
  const known = await keptBefore(context, ticket);
  if (known) return checked(context, { ticket, file, kept: known });
  const read = await context.platform.readFile(file.fileId, MAX_FILE_BYTES);
  if (read.kind === 'tooBig') return dropped(context, file, 'fileTooBig');
  // Not uploaded; or another try of the same request has just kept it, and taken the upload away.
  if (read.kind === 'missing') {
    const again = await keptBefore(context, await ownTicket(context, { file, purpose }));
    return again ? checked(context, { ticket, file, kept: again }) : context.refuse('fileNotYours');
  }
  const facts = await seenIn(context, { file, look: () => look(read.content) });
  const decision = decideFile({ facts, purpose, fileName: file.fileName, saidBytes: ticket.sizeBytes });
  if (decision.kind === 'refuse') return dropped(context, file, decision.reason);
  const { db, platform, at: now } = context;
  const kept = await keepContent({ db, platform }, { uploadId: ticket._id, content: read.content, facts, now });
  await forget(context, file);
  return kept;
}

/** The ticket of an upload, for whoever was given it, for what they were given it for, within the hour. */
export async function ownTicket(
  context: Context & Refusing<'fileNotYours' | 'uploadExpired'>,
  { file, purpose }: Pick<Attached, 'file' | 'purpose'>,
): Promise<UploadTicket> {
  const path = pathOfFileId(file.fileId);
  const uploadId = uploadIdOf(path);
  const ticket = uploadId === undefined ? undefined : await getTicket(context.db, uploadId);
  const isOwn = ticket?.openid === openidOf(context.caller) && ticket?.path === path && ticket.purpose === purpose;
  if (!ticket || !isOwn) return context.refuse('fileNotYours');
  return isUploadLive({ askedAt: ticket.at, now: context.at }) ? ticket : context.refuse('uploadExpired');
}

/** What an earlier try has kept of this upload. */
async function keptBefore({ db, at }: Attaching, { digest }: UploadTicket): Promise<KeptFile | undefined> {
  return digest === undefined ? undefined : reserveKept(db, { digest, now: at });
}

/** A kept file may be attached again under another name: that name must be true as well. */
function checked(
  context: Attaching,
  { ticket, file, kept }: { ticket: UploadTicket; file: FileRef; kept: KeptFile },
): KeptFile {
  const { purpose, sizeBytes: saidBytes } = ticket;
  const decision = decideFile({ facts: kept, purpose, fileName: file.fileName, saidBytes });
  return decision.kind === 'refuse' ? context.refuse(decision.reason) : kept;
}

const paperFacts = (context: Attaching, look: Look): FileFacts =>
  look.kind === 'refuse' ? context.refuse(look.reason) : look.facts;

/** What was seen in a file; one that is refused for it does not stay. */
async function seenIn(
  context: Attaching,
  { file, look }: { file: FileRef; look: () => FileFacts | Promise<FileFacts> },
): Promise<FileFacts> {
  try {
    return await look();
  } catch (thrown) {
    if (thrown instanceof Refusal) await forget(context, file);
    throw thrown;
  }
}

/** What is not taken does not stay. */
async function dropped(context: Attaching, file: FileRef, reason: FileRefusal): Promise<never> {
  await forget(context, file);
  return context.refuse(reason);
}

/** Takes the upload away. The sweep does it as well, so a storage that fails just now stops nobody. */
async function forget({ platform }: Attaching, { fileId }: FileRef): Promise<void> {
  await platform.removeFiles([fileId]).catch(() => undefined);
}
