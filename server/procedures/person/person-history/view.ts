import type { PersonEvent } from '../../../data/documents';
import type { Page } from '../../../data/paging';

/** A page of events as the person and their institution read them. */
export const eventsOf = ({ rows, ...page }: Page<PersonEvent>) => ({
  ...page,
  rows: rows.map(({ _id: eventId, at, kind, who, by, reason, changes }) => ({
    eventId,
    at,
    kind,
    who,
    by,
    reason,
    changes,
  })),
});
