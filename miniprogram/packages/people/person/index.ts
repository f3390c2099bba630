import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { eventRow, type EventRow } from '../../../components/person-events/events';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { mayReveal } from '../shared/reveal';
import type { ActionKey } from './actions';
import { personPage, type PersonPage } from './index.view';

/** Of the history, as many events as say how things came to stand as they do. */
const EVENTS_SHOWN = 3;

/** Where each action leads. */
const ways: Record<ActionKey, (personId: string) => Promise<void>> = {
  nationalId: (personId) => open(routes.nationalId, { personId }),
};

/** P1: one of the institution's people, in whatever state. */
export const page = definePage(routes.person, {
  access: 'administrator',
  data: {
    shown: null as PersonPage | null,
    events: [] as EventRow[],
    moreEvents: false,
    acting: false,
  },
  // Also after what was done on a page above.
  reloadOnShow: true,
  methods: {
    async reveal() {
      const { personId } = this.params;
      if (!(await mayReveal())) return;
      const answer = await this.run('reveal', (send) => send('registration.revealNationalId', { personId }));
      if (answer !== undefined) this.setData({ 'shown.person.nationalId': answer.nationalId });
    },
    conceal() {
      this.setData({ 'shown.person.nationalId': '' });
    },
    openCredits() {
      void this.run('open', () => open(routes.personCredits, this.params));
    },
    openRecords() {
      void this.run('open', () => open(routes.personRecords, this.params));
    },
    openHistory() {
      void this.run('open', () => open(routes.personHistory, this.params));
    },
    review() {
      void this.run('open', () => open(routes.registrationReview, this.params));
    },
    openActions() {
      this.setData({ acting: true });
    },
    closeActions() {
      this.setData({ acting: false });
    },
    act({ detail: { key } }: Told<{ key: ActionKey }>) {
      this.closeActions();
      void this.run('open', () => ways[key](this.params.personId));
    },
  },
  async load() {
    const { personId } = this.params;
    const [registration, ledger, history] = await Promise.all([
      call('registration.get', { personId }),
      call('ledger.ofPerson', { personId, year: yearOf(dayOf(serverNow())) }),
      call('personHistory.list', { personId, limit: EVENTS_SHOWN }),
    ]);
    return {
      shown: personPage(registration, ledger),
      events: history.rows.map(eventRow),
      moreEvents: history.nextCursor !== undefined,
    };
  },
});
