import { call } from '../../../services/call';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import type { Tap } from '../../../services/events';
import { session } from '../../../services/session';
import { personCard, type PersonCard } from './index.view';

/** The people of one grant round, as granted (M23's list), and the way to take credits back; the centre reads the list too. */
export const page = definePage(routes.roundPeople, {
  access: 'administrator',
  makes: ['reversal.request'],
  data: { ...noCards<PersonCard>(), ours: false },
  reloadOnShow: true,
  methods: {
    openPerson({ currentTarget }: Tap<{ id: string; reversal: string }>) {
      const { id: personId, reversal: reversalId } = currentTarget.dataset;
      const { roundId } = this.params;
      // The centre reads what was done about them.
      if (!this.data.ours) return void this.run('open', () => open(routes.audit, { personId }));
      void this.run('open', () =>
        reversalId === '' ? open(routes.reverse, { roundId, personId }) : open(routes.reversal, { reversalId }),
      );
    },
    exportAll() {
      void this.run('open', () => open(routes.export, { kind: 'granted', roundId: this.params.roundId }));
    },
    reverseAll() {
      void this.run('open', () => open(routes.reverse, { roundId: this.params.roundId }));
    },
  },
  rows(request) {
    return call('grant.roundPeople', { roundId: this.params.roundId, ...request });
  },
  card: personCard,
  async load() {
    const [{ cards, more }, { administrator }] = await Promise.all([this.firstCards(), session.get()]);
    const status: 'empty' | 'ready' = cards.length === 0 ? 'empty' : 'ready';
    return { cards, more, ours: administrator?.kind === 'hospital', status };
  },
});
