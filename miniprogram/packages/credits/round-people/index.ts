import { call } from '../../../services/call';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { personCard, type PersonCard } from './index.view';

/** The people of one grant round, as granted (M23's list); the centre reads it too. */
export const page = definePage(routes.roundPeople, {
  access: 'administrator',
  data: { ...noCards<PersonCard>() },
  rows(request) {
    return call('grant.roundPeople', { roundId: this.params.roundId, ...request });
  },
  card: personCard,
});
