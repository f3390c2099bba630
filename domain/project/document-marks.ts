/** What a reviewer notes of each of the three documents (M10, C2). */
import { documentKinds, type DocumentKind } from './project';

export const documentMarkValues = ['conforms', 'fails'] as const;
export type DocumentMark = (typeof documentMarkValues)[number];
export type DocumentMarks = { readonly [kind in DocumentKind]?: DocumentMark | undefined };

/** A document as a review had it before it: which file it was, and how it was marked. */
export interface ReviewedDocument {
  kind: DocumentKind;
  /** SHA-256 in hex. */
  digest: string;
  mark?: DocumentMark | undefined;
}

/**
 * The marks with which the next review begins: those of the last one on documents that are still the same file (rules:
 * "Files"). What was replaced is judged anew.
 */
export function carriedMarks(
  last: readonly ReviewedDocument[],
  documents: readonly { kind: DocumentKind; digest?: string | undefined }[],
): DocumentMarks {
  const kept = last.filter(({ kind, digest }) =>
    documents.some((document) => document.kind === kind && document.digest === digest),
  );
  return Object.fromEntries(kept.flatMap(({ kind, mark }) => (mark === undefined ? [] : [[kind, mark]])));
}

const kindsWhere = (holds: (kind: DocumentKind) => boolean): DocumentKind[] =>
  documentKinds.map(({ code }) => code).filter(holds);

/** The documents marked 不符合: with one of them only a return is possible. */
export const unfitDocuments = (marks: DocumentMarks): DocumentKind[] => kindsWhere((kind) => marks[kind] === 'fails');

/** The documents nobody has marked yet: a project is approved only by somebody who has judged all three (M10). */
export const unmarkedDocuments = (marks: DocumentMarks): DocumentKind[] =>
  kindsWhere((kind) => marks[kind] === undefined);
