/** What a reviewer notes of each of the three documents (M10, C2). */
import { documentKinds, type DocumentKind } from './project';

export const documentMarkValues = ['conforms', 'fails'] as const;
export type DocumentMark = (typeof documentMarkValues)[number];
export type DocumentMarks = { readonly [kind in DocumentKind]?: DocumentMark | undefined };

const kindsWhere = (holds: (kind: DocumentKind) => boolean): DocumentKind[] =>
  documentKinds.map(({ code }) => code).filter(holds);

/** The documents marked 不符合: with one of them only a return is possible. */
export const unfitDocuments = (marks: DocumentMarks): DocumentKind[] => kindsWhere((kind) => marks[kind] === 'fails');

/** The documents nobody has marked yet: a project is approved only by somebody who has judged all three (M10). */
export const unmarkedDocuments = (marks: DocumentMarks): DocumentKind[] =>
  kindsWhere((kind) => marks[kind] === undefined);
