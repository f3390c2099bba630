import { directoryRequestList } from '../../../../contract/calls/person/directory-request';
import { defineProcedure } from '../../../call/procedure';
import { countOpenRequests, listDirectoryRequests, officeOf } from '../../../data/directory-requests';
import { askedOf, outcomeOf } from './view';

/** The queue of the caller's office, and what became of what was asked. */
export const listOfficeRequests = defineProcedure(
  directoryRequestList,
  async ({ db, caller }, { open, search, ...request }) => {
    const officeId = officeOf(caller.session);
    const [page, waiting] = await Promise.all([
      listDirectoryRequests(db, { officeId, open, search }, request),
      request.cursor === undefined ? countOpenRequests(db, officeId) : null,
    ]);
    const rows = page.rows.map((each) => ({
      ...askedOf(each),
      applicantName: each.applicantName,
      outcome: outcomeOf(each),
      by: each.decided?.by ?? '',
    }));
    return { ...page, rows, waiting };
  },
);
