import { call } from '../../../services/call';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { outcomeCard, type OutcomeCard } from './index.view';

/** G4c: who got nothing by a round, and why in truth (M19); the centre reads it too. */
export const page = definePage(routes.roundOutcomes, {
  access: 'administrator',
  data: noCards<OutcomeCard>(),
  rows(request) {
    return call('grant.outcomes', { roundId: this.params.roundId, ...request });
  },
  card: outcomeCard,
});
