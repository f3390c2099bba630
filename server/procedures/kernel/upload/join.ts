import { uploadJoin } from '../../../../contract/calls/kernel/upload';
import { decidePhotos } from '../../../../domain/kernel/photo-pages';
import { decideUpload, uploadPath, type FileFacts } from '../../../../domain/kernel/kept-file';
import { dayOf } from '../../../../domain/kernel/time';
import { MAX_FILE_BYTES } from '../../../../domain/kernel/uploads';
import type { ErrorOf, ParsedInputOf } from '../../../../contract';
import type { Context } from '../../../call/context';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import type { Refusing } from '../../../call/refusal';
import { getDailyUse, putDailyUse } from '../../../data/daily-uses';
import { addTicket } from '../../../data/uploads';
import { ownTicket } from '../../../files/attach-upload';
import { lookInto } from '../../../files/look-into';
import { dailyUseId } from '../../../guard/daily-limit';
import { photosPdf, type Photo } from '../../../pdf/photos-pdf';

type Joining = Context & Refusing<ErrorOf<'upload.join'>>;

/**
 * Photographs that the caller has uploaded become one PDF, which lies there like an upload of theirs (rules: "Files"): what it is
 * attached to then, another call says. The photographs are forgotten.
 */
export const join = defineProcedure(uploadJoin, async (context, input) => {
  const { openid, session } = context.caller;
  const earlier = await earlierAnswer(context, uploadJoin);
  if (earlier) return earlier;
  const photos = await readPhotos(context, input);
  if ('missingPage' in photos) {
    // Another try of the same request may have been quicker, and has taken the photographs away.
    const meanwhile = await earlierAnswer(context, uploadJoin);
    return meanwhile ?? context.refuse('fileNotYours', { page: photos.missingPage });
  }
  const made = await photosPdf(photos, input.fileName);
  if (!Buffer.isBuffer(made)) return context.refuse('fileUnreadable', { page: made.unreadable });
  if (made.length > MAX_FILE_BYTES) return context.refuse('photosTooBig', { page: photos.length });

  const uploadId = context.randomBytes(16).toString('hex');
  const path = uploadPath({ month: dayOf(context.at).slice(0, 7), uploadId, ending: 'pdf' });
  const usesId = dailyUseId(context, 'upload', session.administratorId);
  // The ticket first: what a try that breaks off leaves behind is swept by it.
  await context.db.transaction(async (tx) => {
    const decision = decideUpload({ today: await getDailyUse(tx, usesId), sizeBytes: made.length });
    if (decision.kind === 'refuse') return context.refuse(decision.reason);
    await putDailyUse(tx, { _id: usesId, ...decision.today, at: context.at });
    const { purpose } = input;
    await addTicket(tx, { _id: uploadId, openid, purpose, path, sizeBytes: made.length, at: context.at });
  });
  const fileId = await context.platform.storeFile(path, made);
  const answer = await runIdempotent(context, uploadJoin, () =>
    Promise.resolve({ fileId, fileName: `${input.fileName}.pdf`, sizeBytes: made.length, pages: photos.length }),
  );
  // The sweep does it as well, so a storage that fails just now stops nobody.
  await context.platform.removeFiles(input.photos.map((photo) => photo.fileId)).catch(() => undefined);
  return answer;
});

/** The photographs, in their order. One after the other: together they may be as large as one file, and no larger. */
async function readPhotos(
  context: Joining,
  { photos, purpose }: Pick<ParsedInputOf<'upload.join'>, 'photos' | 'purpose'>,
): Promise<Photo[] | { missingPage: number }> {
  const read: { facts: FileFacts; content: Buffer }[] = [];
  for (const [index, file] of photos.entries()) {
    const page = index + 1;
    await ownTicket(context, { file, purpose });
    const found = await context.platform.readFile(file.fileId, MAX_FILE_BYTES);
    if (found.kind === 'tooBig') return context.refuse('photosTooBig', { page });
    if (found.kind === 'missing') return { missingPage: page };
    const look = lookInto(found.content);
    if (look.kind === 'refuse') return context.refuse('fileUnreadable', { page });
    read.push({ facts: look.facts, content: found.content });
    const decision = decidePhotos(read.map(({ facts }) => facts));
    if (decision.kind === 'refuse') return context.refuse(decision.reason, { page: decision.page });
  }
  return read.map(({ facts, content }) => ({ type: facts.type === 'png' ? 'png' : 'jpeg', content }));
}
