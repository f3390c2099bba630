import { projectDocumentUrl } from '../../../../contract/calls/project/project';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { documentKinds, type DocumentKind } from '../../../../domain/project/project';
import type { Database } from '../../../data/database';
import type { Project, StoredFile } from '../../../data/documents';
import { getKept } from '../../../data/kept-files';
import { findOwnProject, findSubmittedProject } from '../../../data/projects';
import { addressOf } from '../../../files/address';
import { storedFile } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';

export const documentUrl = defineProcedure(projectDocumentUrl, async (context, { projectId, kind, digest }) => {
  const { caller, db, platform } = context;
  const project =
    caller.kind === 'reviewer'
      ? await findSubmittedProject(db, projectId)
      : await findOwnProject(db, { projectId, institutionId: caller.session.institutionId });
  const file = await documentOf(db, project, { kind, digest });
  if (!file) return context.refuse('documentMissing');
  const url = (await platform.fileUrls([file.fileId])).get(file.fileId);
  return url === undefined ? context.refuse('documentMissing') : addressOf(url, file);
});

/** The document that lies there now, or with a digest one that a review had before it. */
export const documentOf = async (
  db: Database,
  project: Project,
  { kind, digest }: { kind: DocumentKind; digest: string | undefined },
): Promise<StoredFile | undefined> =>
  digest === undefined ? project.documents[kind] : reviewedFile(db, project, { kind, digest });

/** A document as a review of this project had it before it: what was reviewed is kept (rules: "Files"). */
async function reviewedFile(
  db: Database,
  { documents, reviews }: Project,
  { kind, digest }: { kind: DocumentKind; digest: string },
): Promise<StoredFile | undefined> {
  if (documents[kind]?.digest === digest) return documents[kind];
  const review = reviews.find((each) => each.documents?.some((one) => one.kind === kind && one.digest === digest));
  const kept = review && (await getKept(db, digest));
  return (
    kept && storedFile(kept, { fileName: `${labelOf(documentKinds, kind)}.${kept.type}`, uploadedAt: kept.keptAt })
  );
}
