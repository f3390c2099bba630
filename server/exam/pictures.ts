/** Pictures of questions: looked into and checked before they are kept, and shown by an address that all who are asked the same share. */
import type { OutputOf } from '../../contract';
import { pictureProblem, type ExamQuestion, type QuestionPicture } from '../../domain/exam/question';
import type { FileFacts } from '../../domain/kernel/kept-file';
import { openidOf, type Context } from '../call/context';
import type { Refusing } from '../call/refusal';
import type { Reader } from '../data/database';
import type { StoredFile } from '../data/documents';
import { getKept } from '../data/kept-files';
import { lookInto } from '../files/look-into';
import { publicUrls } from '../files/public-links';

type ShownPicture = OutputOf<'exam.attempt'>['questions'][number]['picture'];

/** What the server sees in a picture that somebody has uploaded. @throws Refusal of what is no picture for everybody's phone, or is risky */
export async function seenPicture(
  context: Context & Refusing<'fileUnreadable' | 'fileTooBig' | 'photoHeic' | 'pictureTooBig' | 'pictureRejected'>,
  content: Buffer,
): Promise<FileFacts> {
  const look = lookInto(content);
  if (look.kind === 'refuse') return context.refuse(look.reason);
  const problem = pictureProblem(look.facts);
  if (problem !== undefined) return context.refuse(problem);
  const openid = openidOf(context.caller);
  if (openid === undefined) throw new Error('nobody cannot have uploaded anything');
  if (!(await context.platform.isPictureAcceptable(openid, content))) return context.refuse('pictureRejected');
  return look.facts;
}

/** A file that was kept, as a question names it. */
export async function pictureOf(
  db: Reader,
  { digest, fileId }: StoredFile,
  description: string,
): Promise<QuestionPicture> {
  const kept = digest === undefined ? undefined : await getKept(db, digest);
  if (digest === undefined || kept?.widthPixels === undefined || kept.heightPixels === undefined)
    throw new Error('a picture that was just kept has no size');
  const { widthPixels, heightPixels } = kept;
  return { digest, fileId, widthPixels, heightPixels, description };
}

/** How phones see the pictures of some questions. One that lies nowhere any more has an empty address: its place says so. */
export async function picturesShown(
  context: Pick<Context, 'db' | 'platform' | 'at'>,
  questions: readonly Pick<ExamQuestion, 'picture'>[],
): Promise<(question: Pick<ExamQuestion, 'picture'>) => ShownPicture> {
  const fileIds = new Set(questions.flatMap(({ picture }) => (picture ? [picture.fileId] : [])));
  const urls = await publicUrls(context, [...fileIds]);
  return ({ picture }) => {
    if (!picture) return null;
    const { fileId, widthPixels, heightPixels, description } = picture;
    return { url: urls.get(fileId) ?? '', widthPixels, heightPixels, description };
  };
}
