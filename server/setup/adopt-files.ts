import { decideFile } from '../../domain/kernel/kept-file';
import { MAX_FILE_BYTES } from '../../domain/kernel/uploads';
import type { Context } from '../call/context';
import { appendAudit } from '../data/audit/log';
import type { KeptFile, StoredFile } from '../data/documents';
import { everyFileHolder, replaceFiles, type FileHolder } from '../data/file-holders';
import { passFile } from '../data/sweep-files';
import { addTicket } from '../data/uploads';
import { storedFile } from '../files/attach-upload';
import { keepContent } from '../files/keep-content';
import { lookInto } from '../files/look-into';

/** Below the time limit of the function, with room for the file that is under way. */
const STOP_AFTER_MS = 35_000;

export interface Adoption {
  adopted: number;
  /** Whose files are not there any more, or not what may be handed in: `project:<id>`, `round:<id>`. They stay as they were. */
  left: string[];
  /** False when time ran out: give the event again. */
  done: boolean;
}

/**
 * Takes in the files that were handed in before files were kept under their digest: looks into each, keeps it, and names the
 * digest where it was attached. May run again at any time, and while people work: a file that is replaced meanwhile is left alone.
 */
export async function adoptFiles(context: Context): Promise<Adoption> {
  const adoption: Adoption = { adopted: 0, left: [], done: false };
  for await (const holder of everyFileHolder(context.db)) {
    for (const file of holder.files.filter(({ digest }) => digest === undefined)) {
      if (context.now() - context.at >= STOP_AFTER_MS) return adoption;
      const kept = await keep(context, file);
      if (!kept) adoption.left.push(holder.subject);
      else if (await putInPlace(context, { holder, file, kept })) adoption.adopted += 1;
    }
  }
  return { ...adoption, done: true };
}

/** @returns undefined when the file is gone, or would not be taken today */
async function keep(context: Context, { fileId, fileName }: StoredFile): Promise<KeptFile | undefined> {
  const { db, platform, at: now } = context;
  const read = await platform.readFile(fileId, MAX_FILE_BYTES);
  if (read.kind !== 'content') return undefined;
  const look = lookInto(read.content);
  if (look.kind === 'refuse') return undefined;
  const { facts } = look;
  const { sizeBytes } = facts;
  if (decideFile({ facts, purpose: 'projectDocument', fileName, saidBytes: sizeBytes }).kind === 'refuse')
    return undefined;
  // Nobody's, and without a path: for the sweep alone, should this break off.
  const uploadId = context.randomBytes(16).toString('hex');
  const ticket = { _id: uploadId, openid: '', purpose: 'projectDocument', path: null, sizeBytes, at: now } as const;
  await db.transaction((tx) => addTicket(tx, ticket));
  return keepContent({ db, platform }, { uploadId, content: read.content, facts, now });
}

/** @returns false when the old file is not attached any more */
function putInPlace(
  context: Context,
  { holder, file, kept }: { holder: FileHolder; file: StoredFile; kept: KeptFile },
): Promise<boolean> {
  const { subject, institutionId, projectId } = holder;
  const { fileName, uploadedAt } = file;
  const replace = (old: StoredFile): StoredFile =>
    old.fileId === file.fileId ? storedFile(kept, { fileName, uploadedAt }) : old;
  return context.db.transaction(async (tx) => {
    const files = await replaceFiles(tx, { subject, replace, now: context.at });
    if (!files?.before.some(({ fileId }) => fileId === file.fileId)) return false;
    // The old file lies where a phone could write: it goes once nothing leads to it. Another one may have had the same bytes.
    const noteId = context.randomBytes(16).toString('hex');
    await passFile(tx, { _id: `adopted-${noteId}`, fileId: file.fileId, at: context.at });
    await appendAudit(tx, {
      context,
      institutionId,
      projectId,
      actor: { id: 'setUp', name: '环境初始化' },
      action: 'files.adopted',
      subject,
      ...files,
      files: [kept._id],
    });
    return true;
  });
}
