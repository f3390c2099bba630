import { eventRow, type EventRow } from '../../../components/person-events/events';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';

/** P2: everything that happened to the caller's own registration and facts. */
export const page = definePage(routes.myHistory, {
  data: noCards<EventRow>(),
  async rows(request) {
    return call('personHistory.mine', request);
  },
  card: eventRow,
});
