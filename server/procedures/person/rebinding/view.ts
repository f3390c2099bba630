import type { Rebinding } from '../../../data/documents';

/** A request as one row of its institution's list. */
export const rowOf = ({ _id, name, departmentName, state, submittedAt, samePhone }: Rebinding) => ({
  rebindingId: _id,
  name,
  departmentName,
  state,
  submittedAt,
  samePhone,
});

/** A request as the log digests it: without the code that is only the applicant's to tell. */
export const loggedStateOf = ({ checkCode: _, ...rebinding }: Omit<Rebinding, 'slot'>) => rebinding;
