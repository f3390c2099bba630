import type { ExamQuestion } from '../../domain/exam/question';
import type { FileFacts } from '../../domain/kernel/kept-file';
import { refuse } from '../call/refusal';
import type { Database, Reader, Transaction } from './database';
import type {
  Appeal,
  ChangeRequest,
  Correction,
  ExamPaper,
  GrantRound,
  GroupActivity,
  KeptFile,
  PersonEvent,
  Project,
  Review,
  StoredFile,
  StoredQuestion,
  TableImport,
} from './documents';

/**
 * A file that is kept already. Asked for before it is attached: one that nothing names stays for another day, so that no sweep
 * takes it away meanwhile.
 */
export function reserveKept(
  db: Database,
  { digest, now }: { digest: string; now: number },
): Promise<KeptFile | undefined> {
  return db.transaction(async (tx) => {
    const kept = await tx.get('keptFiles', digest);
    if (kept && kept.unusedSince !== null) await tx.update('keptFiles', digest, { set: { unusedSince: now } });
    return kept;
  });
}

/** Notes a file that was stored. @returns false when another one with the same bytes was quicker */
export async function addKept(
  db: Database,
  { digest, fileId, facts, now }: { digest: string; fileId: string; facts: FileFacts; now: number },
): Promise<boolean> {
  const kept = { _id: digest, ...facts, fileId, keptAt: now, uses: [], unusedSince: now };
  return (await db.add('keptFiles', kept)) === 'added';
}

/** A kept file by its digest: whoever asks has found it named. */
export const getKept = (db: Reader, digest: string): Promise<KeptFile | undefined> => db.get('keptFiles', digest);

/** Who names files: a project, a change request, a round, a group activity, an import of a table, an appeal, a request for a correction, an event of a person's history, a question or a paper. */
export interface FileOwner {
  id: string;
  digests: ReadonlySet<string>;
}

const isText = (digest: string | undefined): digest is string => digest !== undefined;

/** The files that a project names: its documents, and those that its reviews were about. */
export function filesOfProject({ _id, documents, reviews }: Pick<Project, '_id' | 'documents' | 'reviews'>): FileOwner {
  const reviewed = reviews.flatMap((review) => review.documents ?? []);
  const digests = [...Object.values(documents), ...reviewed].map(({ digest }) => digest);
  return { id: `project:${_id}`, digests: new Set(digests.filter(isText)) };
}

/** The files that a change request names: those that it brings, and those that its reviews were about. */
export function filesOfChange({
  _id,
  documents,
  reviews,
}: Pick<ChangeRequest, '_id' | 'documents' | 'reviews'>): FileOwner {
  return { ...filesOfProject({ _id, documents, reviews }), id: `change:${_id}` };
}

/** The files that a round names: its materials, what was made for it, and those that its reviews were about. */
export function filesOfRound(round: Pick<GrantRound, '_id' | 'files' | 'reviews' | 'made'>): FileOwner {
  const { _id, files, reviews, made = [] } = round;
  return { ...filesNamed([...files, ...made.flatMap((each) => each.files)], reviews), id: `round:${_id}` };
}

function filesNamed(
  files: readonly Pick<StoredFile, 'digest'>[],
  reviews: readonly Pick<Review, 'digests'>[],
): Omit<FileOwner, 'id'> {
  const reviewed = reviews.flatMap((review) => review.digests ?? []);
  return { digests: new Set([...files.map(({ digest }) => digest), ...reviewed].filter(isText)) };
}

/** The files that a group activity names: those that are with it, and those that its reviews were about. */
export function filesOfActivity({ _id, files, reviews }: Pick<GroupActivity, '_id' | 'files' | 'reviews'>): FileOwner {
  return { ...filesNamed(files, reviews), id: `groupActivity:${_id}` };
}

/** The proof that a request for a correction names. */
export const filesOfCorrection = ({ _id, proof }: Pick<Correction, '_id' | 'proof'>): FileOwner => ({
  id: `correction:${_id}`,
  digests: new Set([proof?.digest].filter(isText)),
});

/** The proof that an event of a person's history names. */
export const filesOfEvent = ({ _id, proof }: Pick<PersonEvent, '_id' | 'proof'>): FileOwner => ({
  id: `personEvent:${_id}`,
  digests: new Set([proof?.file.digest].filter(isText)),
});

/** The file that an import names, until the import is over: a list of people, as of projects, stays no longer than it is needed. */
export const fileOfImport = (
  of: 'roster' | 'catalogue' | 'activity',
  { _id, digest }: Pick<TableImport, '_id' | 'digest'>,
  isOpen: boolean,
): FileOwner => ({
  id: `${of}:${_id}`,
  digests: new Set(isOpen ? [digest] : []),
});

/** The pictures that an appeal names; none once it was taken back. */
export const filesOfAppeal = ({ _id, files, state }: Pick<Appeal, '_id' | 'files' | 'state'>): FileOwner => ({
  id: `appeal:${_id}`,
  digests: new Set(state === 'withdrawn' ? [] : files.map(({ digest }) => digest).filter(isText)),
});

const digestsOfPictures = (questions: readonly Pick<ExamQuestion, 'picture'>[]): ReadonlySet<string> =>
  new Set(questions.map(({ picture }) => picture?.digest).filter(isText));

/** The picture of a question of the bank; none once it was taken out. */
export const fileOfQuestion = ({
  _id,
  picture,
  withdrawn,
}: Pick<StoredQuestion, '_id' | 'picture' | 'withdrawn'>): FileOwner => ({
  id: `examQuestion:${_id}`,
  digests: digestsOfPictures(withdrawn || !picture ? [] : [{ picture }]),
});

/** The pictures of the questions that a paper may draw. Attempts hold the questions as they were, so a paper never lets go of one. */
export const filesOfPaper = ({ _id, pool }: Pick<ExamPaper, '_id' | 'pool'>): FileOwner => ({
  id: `examPaper:${_id}`,
  digests: digestsOfPictures(pool),
});

/**
 * Notes at each file whether its owner names it, in the transaction in which that changes: what is used is never swept, and
 * what nothing names any more is (server/data/sweep-files.ts).
 * @throws Refusal `conflict` when a file that is to be named has gone meanwhile: the phone tries again
 */
export async function moveUses(
  tx: Transaction,
  { before, after, now }: { before: FileOwner; after: FileOwner; now: number },
): Promise<void> {
  const { id } = after;
  for (const digest of new Set([...before.digests, ...after.digests])) {
    const used = after.digests.has(digest);
    if (used === before.digests.has(digest)) continue;
    const kept = await tx.get('keptFiles', digest);
    if (!kept) {
      if (used) refuse('conflict');
      continue;
    }
    const others = kept.uses.filter((owner) => owner !== id);
    const uses = used ? [...others, id] : others;
    await tx.update('keptFiles', digest, { set: { uses, unusedSince: uses.length > 0 ? null : now } });
  }
}
