import type { CatalogueEntry } from '../data/documents';
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
