import { createHash } from 'node:crypto';
import { keptPath, type FileFacts } from '../../domain/kernel/kept-file';
import type { Services } from '../call/context';
import type { KeptFile } from '../data/documents';
import { addKept, reserveKept } from '../data/kept-files';
import { noteKeeping, noteKept } from '../data/uploads';

/**
 * Keeps a content that was looked into under its SHA-256; the same bytes are stored once. It may break off at any point and run
 * again: what it stores it has noted at the upload before, and a file is there for others once it is stored as a whole.
 * @param uploadId of the ticket that it came by
 */
export async function keepContent(
  { db, platform }: Pick<Services, 'db' | 'platform'>,
  { uploadId, content, facts, now }: { uploadId: string; content: Buffer; facts: FileFacts; now: number },
): Promise<KeptFile> {
  const digest = createHash('sha256').update(content).digest('hex');
  let kept = await reserveKept(db, { digest, now });
  if (!kept) {
    const path = keptPath({ digest, uploadId, type: facts.type });
    await noteKeeping(db, uploadId, { digest, path });
    const fileId = await platform.storeFile(path, content);
    // Somebody who was quicker with the same bytes: theirs is the one, and ours is swept away with its ticket.
    await addKept(db, { digest, fileId, facts, now });
    kept = await reserveKept(db, { digest, now });
    if (!kept) throw new Error('a file that was just kept is gone');
  }
  await noteKept(db, uploadId, digest);
  return kept;
}
