import { maskName } from '../../domain/person/person';
import type { CatalogueEntry, CatalogueImport } from '../data/documents';
import type { Event } from '../data/messages';

const factsOf = ({ projectNumber, title }: CatalogueEntry) => ({ projectNumber, title });

/** The institution is told that an entry of its own cannot be picked any more; once for each time. */
export const entryWithdrawn = (entry: CatalogueEntry, reason: string): Event<'entryWithdrawn'> => ({
  to: { institution: entry.institutionId },
  kind: 'entryWithdrawn',
  key: `${entry._id}-${entry.revision ?? 0}`,
  facts: { ...factsOf(entry), reason },
});

/** The institution is told that it can. */
export const entryRestored = (entry: CatalogueEntry): Event<'entryRestored'> => ({
  to: { institution: entry.institutionId },
  kind: 'entryRestored',
  key: `${entry._id}-${entry.revision ?? 0}`,
  facts: factsOf(entry),
});

/** An institution is told what a file has changed for it; once for each import. */
export const catalogueUpdated = ({
  institutionId,
  importId,
  added,
  changed,
}: {
  institutionId: string;
  importId: string;
  added: number;
  changed: number;
}): Event<'catalogueUpdated'> => ({
  to: { institution: institutionId },
  kind: 'catalogueUpdated',
  key: importId,
  facts: { added, changed },
});

/** The centre is told that an import is through. */
export const catalogueImported = ({
  _id,
  institutionId,
  by,
  takenBy = by,
  added,
  changed,
  left,
}: CatalogueImport): Event<'catalogueImported'> => ({
  to: { institution: institutionId },
  kind: 'catalogueImported',
  key: _id,
  facts: { by: maskName(takenBy), added, changed: changed - left, left },
});
