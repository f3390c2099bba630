import { eventRow, type EventRow } from '../../../components/person-events/events';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';

/** P1: everything that happened to one of the institution's people. */
export const page = definePage(routes.personHistory, {
  access: 'administrator',
  data: noCards<EventRow>(),
  async rows(request) {
    return call('personHistory.list', { personId: this.params.personId, ...request });
  },
  card: eventRow,
});
