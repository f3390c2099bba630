import { decideFile } from '../../domain/kernel/kept-file';
import { MAX_FILE_BYTES } from '../../domain/kernel/uploads';
import type { Context } from '../call/context';
import { appendAudit } from '../data/audit/log';
import type { CollectionName, Documents, KeptFile, StoredFile } from '../data/documents';
import type { Database, Transaction } from '../data/database';
import { filesOfProject, filesOfRound, moveUses } from '../data/kept-files';
import { addTicket } from '../data/uploads';
import { storedFile } from '../files/attach-upload';
import { keepContent } from '../files/keep-content';
import { lookInto } from '../files/look-into';

/** Below the time limit of the function, with room for the file that is under way. */
const STOP_AFTER_MS = 35_000;
const DOCUMENTS_A_READ = 50;

export interface Adoption {
  adopted: number;
  /** Files that are not there any more, or not what may be handed in: `project:<id>`, `round:<id>`. They stay as they were. */
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
  const hasTime = () => context.now() - context.at < STOP_AFTER_MS;
  for await (const { _id, documents } of every(context.db, 'projects')) {
    for (const file of withoutDigest(Object.values(documents))) {
      if (!hasTime()) return adoption;
      await adopt(context, adoption, { owner: `project:${_id}`, file, put: putInProject(context, _id) });
    }
  }
  for await (const { _id, files } of every(context.db, 'grantRounds')) {
    for (const file of withoutDigest(files)) {
      if (!hasTime()) return adoption;
      await adopt(context, adoption, { owner: `round:${_id}`, file, put: putInRound(context, _id) });
    }
  }
  return { ...adoption, done: true };
}

const withoutDigest = (files: readonly StoredFile[]): StoredFile[] =>
  files.filter(({ digest }) => digest === undefined);

async function* every<C extends CollectionName>(db: Database, collection: C): AsyncGenerator<Documents[C]> {
  for (let last = ''; ;) {
    const slice = await db.find(collection, {
      where: { _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: DOCUMENTS_A_READ,
    });
    yield* slice;
    const end = slice.at(-1);
    if (!end) return;
    last = end._id;
  }
}

/** Puts the kept file in the place of the old one. @returns false when that is not there any more */
type Put = (tx: Transaction, adopt: (file: StoredFile) => StoredFile) => Promise<boolean>;

async function adopt(
  context: Context,
  adoption: Adoption,
  { owner, file, put }: { owner: string; file: StoredFile; put: Put },
): Promise<void> {
  const kept = await keep(context, file);
  if (!kept) {
    adoption.left.push(owner);
    return;
  }
  const { fileName, uploadedAt } = file;
  const isAdopted = await context.db.transaction(async (tx) => {
    const replaced = await put(tx, (old) =>
      old.fileId === file.fileId ? storedFile(kept, { fileName, uploadedAt }) : old,
    );
    // The old file lies where a phone could write: it goes once nothing leads to it.
    if (replaced)
      await tx.put('passingFiles', { _id: `adopted-${kept._id}-${context.at}`, fileId: file.fileId, at: context.at });
    return replaced;
  });
  if (isAdopted) adoption.adopted += 1;
}

/** @returns undefined when the file is gone, or would not be taken today */
async function keep(context: Context, { fileId, fileName }: StoredFile): Promise<KeptFile | undefined> {
  const { db, platform, at: now } = context;
  const read = await platform.readFile(fileId, MAX_FILE_BYTES);
  if (read.kind !== 'content') return undefined;
  const look = lookInto(read.content);
  if (look.kind === 'refuse') return undefined;
  const { facts } = look;
  if (decideFile({ facts, fileName, saidBytes: facts.sizeBytes }).kind === 'refuse') return undefined;
  const uploadId = context.randomBytes(16).toString('hex');
  const ticket = { _id: uploadId, openid: '', purpose: 'projectDocument', path: null, at: now } as const;
  await db.transaction((tx) => addTicket(tx, { ...ticket, sizeBytes: facts.sizeBytes }));
  return keepContent({ db, platform }, { uploadId, content: read.content, facts, now });
}

const putInProject =
  (context: Context, projectId: string): Put =>
  async (tx, adoptOne) => {
    const project = await tx.get('projects', projectId);
    if (!project) return false;
    const entries = Object.entries(project.documents).map(([kind, file]) => [kind, adoptOne(file)] as const);
    const documents: typeof project.documents = Object.fromEntries(entries);
    return putAdopted(tx, context, {
      owner: { collection: 'projects', document: project, projectId, subject: `project:${projectId}` },
      set: { documents },
      files: { before: Object.values(project.documents), after: Object.values(documents) },
      uses: { before: filesOfProject(project), after: filesOfProject({ ...project, documents }) },
    });
  };

const putInRound =
  (context: Context, roundId: string): Put =>
  async (tx, adoptOne) => {
    const round = await tx.get('grantRounds', roundId);
    if (!round) return false;
    const files = round.files.map((file) => ({ ...adoptOne(file), kind: file.kind }));
    return putAdopted(tx, context, {
      owner: { collection: 'grantRounds', document: round, projectId: round.projectId, subject: `round:${roundId}` },
      set: { files },
      files: { before: round.files, after: files },
      uses: { before: filesOfRound(round), after: filesOfRound({ ...round, files }) },
    });
  };

async function putAdopted(
  tx: Transaction,
  context: Context,
  {
    owner,
    set,
    files,
    uses,
  }: {
    owner: {
      collection: 'projects' | 'grantRounds';
      document: { _id: string; institutionId: string };
      projectId: string;
      subject: string;
    };
    set: Record<string, unknown>;
    files: { before: readonly StoredFile[]; after: readonly StoredFile[] };
    uses: Pick<Parameters<typeof moveUses>[1], 'before' | 'after'>;
  },
): Promise<boolean> {
  const { collection, document, projectId, subject } = owner;
  const changed = files.after.filter((file) => !files.before.some(({ fileId }) => fileId === file.fileId));
  if (changed.length === 0) return false;
  await tx.update(collection, document._id, { set });
  await moveUses(tx, { ...uses, now: context.at });
  await appendAudit(tx, {
    context,
    institutionId: document.institutionId,
    projectId,
    actor: { id: 'setUp', name: '环境初始化' },
    action: 'files.adopted',
    subject,
    before: files.before,
    after: files.after,
    files: changed.flatMap(({ digest }) => (digest === undefined ? [] : [digest])),
  });
  return true;
}
