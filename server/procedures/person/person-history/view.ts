import type { PersonEvent } from '../../../data/documents';
import { factsOf } from '../../../files/address';
import type { Page } from '../../../data/paging';

/**
 * A page of events as the person and their institution read them.
 * @param opens the institution whose proofs the reader may open; undefined for none
 */
export const eventsOf = ({ rows, ...page }: Page<PersonEvent>, opens?: string) => ({
  ...page,
  rows: rows.map(({ _id: eventId, at, kind, who, by, reason, changes, proof }) => ({
    eventId,
    at,
    kind,
    who,
    by,
    reason,
    changes,
    proof: proof ? { ...factsOf(proof.file), mayOpen: proof.institutionId === opens } : null,
  })),
});
