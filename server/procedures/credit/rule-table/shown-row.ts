import type { StoredRule } from '../../../data/documents';

/** A row as the centre sees it. */
export const shownRow = ({ _id: rowId, value, validFrom, source, certainty }: StoredRule) => ({
  rowId,
  value,
  validFrom,
  source,
  certainty,
});
