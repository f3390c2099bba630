import type { FileRef } from '../../../../contract/common';
import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { objectionAt } from '../../../../domain/project/objections';
import { documentKinds, type DocumentKind } from '../../../../domain/project/project';
import type { Send } from '../../../page/actions';
import { sheet } from '../../../page/sheets';
import { call } from '../../../services/call';
import { iconOf } from '../../../services/file-icon';
import { fileFigures, fingerprint, shortMoment } from '../../../services/format';
import { openFile } from '../../../services/open-file';
import { pickAndUpload } from '../../../services/upload';
import { lockNote } from './edit-lock';
import { openObjections } from './return-reason';

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
  /** Why, as far as the centre has said it of this document. */
  objection: string;
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
    objection: isUnfit(kind, project) ? objectionAt(openObjections(project), `documents.${kind}`) : '',
  };
}

export const documentRows = (project: Pick<Project, 'documents' | 'state' | 'reviews'>): DocumentRow[] =>
  documentKinds.map(({ code }) => documentRow(code, project));

/**
 * Lets somebody choose what a document is: a PDF from a chat, or photographs, which a sheet of the page puts together.
 * @returns the uploaded PDF, 'photos', or undefined when they changed their mind
 * @throws {CallFailure} when the file did not arrive
 */
export async function chooseDocument(): Promise<FileRef | 'photos' | undefined> {
  const from = await sheet(() => wx.showActionSheet({ itemList: ['从微信聊天选择 PDF', '拍照或从相册选择'] }));
  if (from === undefined) return undefined;
  if (from.tapIndex === 1) return 'photos';
  const [file] = await pickAndUpload({ types: ['pdf'], count: 1, purpose: 'projectDocument' });
  return file;
}

/**
 * Attaches a document in the place of the one before, and shows the project as it is then: also after a refusal, because
 * somebody else may have handed the project in.
 * @throws {CallFailure} when it was refused
 */
export async function attachDocument(
  send: Send,
  page: { reload(): Promise<void> },
  document: { projectId: string; kind: DocumentKind; file: FileRef },
): Promise<void> {
  try {
    await send('project.saveDocument', document);
  } finally {
    await page.reload();
  }
}

export const documentName = (kind: DocumentKind): string => labelOf(documentKinds, kind);

/** @throws {CallFailure} when it could not be fetched or opened */
export async function viewDocument(projectId: string, kind: DocumentKind): Promise<void> {
  await openFile(() => call('project.documentUrl', { projectId, kind }));
}
