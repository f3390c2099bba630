import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { documentKinds, type DocumentKind } from '../../../../domain/project/project';
import type { Send } from '../../../page/actions';
import { call } from '../../../services/call';
import { iconOf } from '../../../services/file-icon';
import { fileFigures, fingerprint, shortMoment } from '../../../services/format';
import { openFile } from '../../../services/open-file';
import { pickAndUpload } from '../../../services/upload';
import { lockNote } from './edit-lock';

type Project = OutputOf<'project.get'>;

/** One of the three documents as its row shows it (M10). */
export interface DocumentRow {
  kind: DocumentKind;
  label: string;
  uploaded: boolean;
  fileName: string;
  /** 412 KB · 2 页 */
  figures: string;
  /** 11-28 09:12 上传 */
  moment: string;
  /** 指纹 3f9a12bc */
  print: string;
  isPdf: boolean;
  locked: boolean;
  /** The centre marked it as not conforming, and nobody has replaced it since. */
  unfit: boolean;
}

/**
 * The last review's mark on a document that is still the one reviewed, byte for byte: the same file uploaded again replaces
 * nothing. Only the institution's turn calls for it.
 */
function isUnfit(
  kind: DocumentKind,
  { documents, state, reviews }: Pick<Project, 'documents' | 'state' | 'reviews'>,
): boolean {
  const last = [...reviews].sort((one, other) => other.at - one.at)[0];
  if (state !== 'returned' || last?.unfitDocuments?.includes(kind) !== true) return false;
  const reviewed = last.documents?.find((document) => document.kind === kind)?.digest;
  return documents.some(
    (document) =>
      document.kind === kind && (reviewed === undefined ? document.uploadedAt < last.at : document.digest === reviewed),
  );
}

export function documentRow(
  kind: DocumentKind,
  project: Pick<Project, 'documents' | 'state' | 'reviews'>,
): DocumentRow {
  const { documents, state } = project;
  const document = documents.find((candidate) => candidate.kind === kind);
  return {
    kind,
    label: labelOf(documentKinds, kind),
    uploaded: document !== undefined,
    fileName: document?.fileName ?? '',
    figures: document === undefined ? '' : fileFigures(document),
    moment: document === undefined ? '' : `${shortMoment(document.uploadedAt)} 上传`,
    print: fingerprint(document?.digest),
    isPdf: document === undefined || iconOf(document) === 'file-pdf',
    locked: lockNote(state, 'documents') !== '',
    unfit: isUnfit(kind, project),
  };
}

export const documentRows = (project: Pick<Project, 'documents' | 'state' | 'reviews'>): DocumentRow[] =>
  documentKinds.map(({ code }) => documentRow(code, project));

/**
 * Lets somebody pick the sealed scan, attaches it in the place of the one before, and shows the project as it is then: also
 * after a refusal, because somebody else may have handed the project in.
 * @throws {CallFailure} when the file did not arrive or was refused
 */
export async function uploadDocument(
  send: Send,
  page: { reload(): Promise<void> },
  { projectId, kind }: { projectId: string; kind: DocumentKind },
): Promise<void> {
  const [file] = await pickAndUpload({ types: ['pdf', 'image'], count: 1, purpose: 'projectDocument' });
  if (file === undefined) return;
  try {
    await send('project.saveDocument', { projectId, kind, file });
  } finally {
    await page.reload();
  }
}

/** @throws {CallFailure} when it could not be fetched or opened */
export async function viewDocument(projectId: string, kind: DocumentKind): Promise<void> {
  await openFile(() => call('project.documentUrl', { projectId, kind }));
}
