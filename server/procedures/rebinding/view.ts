import type { Rebinding } from '../../data/documents';

/** A request as one row of its institution's list. */
export const rowOf = ({ _id, name, departmentName, state, submittedAt, samePhone }: Rebinding) => ({
  rebindingId: _id,
  name,
  departmentName,
  state,
  submittedAt,
  samePhone,
});
