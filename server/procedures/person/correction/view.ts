import type { Correction } from '../../../data/documents';

/** A request as one row of its institution's list. */
export const rowOf = ({ _id, name, departmentName, changes, state, submittedAt }: Correction) => ({
  correctionId: _id,
  name,
  departmentName,
  facts: changes.map(({ fact }) => fact),
  state,
  submittedAt,
});
