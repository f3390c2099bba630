/** Which of the sealed paper originals (M10) have come: they come by post, one with another or each by itself, at any time. */
import { documentKinds, type DocumentKind } from './project';

/** Who noted that an original has come, and when. */
type Noted = { by: string; at: number };
export type PaperOriginals = { readonly [kind in DocumentKind]?: Noted | undefined };

/**
 * The originals of a project. Before each was noted by itself there was one note for all three.
 * @param project `papers` missing: of that time
 */
export function papersOf({
  papers,
  paperReceived,
  paperNoted,
}: {
  papers?: PaperOriginals | undefined;
  paperReceived: boolean;
  paperNoted?: Noted | undefined;
}): PaperOriginals {
  if (papers !== undefined || !paperReceived) return papers ?? {};
  const noted = paperNoted ?? { by: '', at: 0 };
  return Object.fromEntries(documentKinds.map(({ code }) => [code, noted]));
}

/** Notes of some that they have come, or that they have not. What was noted before keeps its name and day. */
export function notePapers(
  before: PaperOriginals,
  { kinds, received, noted }: { kinds: readonly DocumentKind[]; received: boolean; noted: Noted },
): PaperOriginals {
  const after = { ...before };
  for (const kind of kinds)
    if (!received) delete after[kind];
    else after[kind] ??= noted;
  return after;
}

export const allHaveCome = (papers: PaperOriginals): boolean =>
  documentKinds.every(({ code }) => papers[code] !== undefined);
