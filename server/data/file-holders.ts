import type { Database, Transaction } from './database';
import type { CollectionName, Documents, GrantRound, Project, StoredFile } from './documents';
import { filesOfProject, filesOfRound, moveUses } from './kept-files';
import { isOfActivity } from './rounds';

/** Something that files are attached to: `project:<id>` or `round:<id>`. */
export interface FileHolder {
  subject: string;
  institutionId: string;
  projectId: string;
  files: readonly StoredFile[];
}

const DOCUMENTS_A_READ = 50;

const holderOfProject = ({ _id, institutionId, documents }: Project): FileHolder => ({
  subject: `project:${_id}`,
  institutionId,
  projectId: _id,
  files: Object.values(documents),
});
const holderOfRound = ({ _id, institutionId, projectId, files }: GrantRound): FileHolder => ({
  subject: `round:${_id}`,
  institutionId,
  projectId,
  files,
});

/** Every project and every round there is, each as it stands when it is its turn. */
export async function* everyFileHolder(db: Database): AsyncGenerator<FileHolder> {
  for await (const project of every(db, 'projects')) yield holderOfProject(project);
  for await (const round of every(db, 'grantRounds')) if (!isOfActivity(round)) yield holderOfRound(round);
}

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

/**
 * Puts other files in the place of those that are attached now, and notes who names what.
 * @returns what was attached before and is now; undefined when the holder is gone
 */
export async function replaceFiles(
  tx: Transaction,
  { subject, replace, now }: { subject: string; replace: (file: StoredFile) => StoredFile; now: number },
): Promise<{ before: readonly StoredFile[]; after: readonly StoredFile[] } | undefined> {
  const id = subject.slice(subject.indexOf(':') + 1);
  if (subject.startsWith('project:')) {
    const project = await tx.get('projects', id);
    if (!project) return undefined;
    const entries = Object.entries(project.documents).map(([kind, file]) => [kind, replace(file)] as const);
    const documents: Project['documents'] = Object.fromEntries(entries);
    await tx.update('projects', id, { set: { documents } });
    await moveUses(tx, { before: filesOfProject(project), after: filesOfProject({ ...project, documents }), now });
    return { before: Object.values(project.documents), after: Object.values(documents) };
  }
  const round = await tx.get('grantRounds', id);
  if (!round || isOfActivity(round)) return undefined;
  const files = round.files.map((file) => ({ ...replace(file), kind: file.kind }));
  await tx.update('grantRounds', id, { set: { files } });
  await moveUses(tx, { before: filesOfRound(round), after: filesOfRound({ ...round, files }), now });
  return { before: round.files, after: files };
}
