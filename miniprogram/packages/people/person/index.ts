import { dayOf, yearOf } from '../../../../domain/kernel/time';
import type { RegistrationState } from '../../../../domain/person/registration';
import { eventRow, type EventRow } from '../../../components/person-events/events';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { mayReveal } from '../shared/reveal';
import type { ActionKey } from './actions';
import { personPage, type PersonPage } from './index.view';

/** Of the history, as many events as say how things came to stand as they do. */
const EVENTS_SHOWN = 3;

/** Where each action leads; who has left is taken back at once. */
const ways: Record<Exclude<ActionKey, 'takeBack'>, (personId: string) => Promise<void>> = {
  correct: (personId) => open(routes.correct, { personId }),
  history: (personId) => open(routes.personHistory, { personId }),
  nationalId: (personId) => open(routes.nationalId, { personId }),
  leaving: (personId) => open(routes.leaving, { personId }),
  withdrawApproval: (personId) => open(routes.withdrawApproval, { personId }),
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
    openAudit() {
      void this.run('open', () => open(routes.audit, this.params));
    },
    openClaim({ detail: { id, state } }: Told<{ id: string; state: RegistrationState }>) {
      const way = state === 'pending' ? routes.registrationReview : routes.person;
      void this.run('open', () => open(way, { personId: id }));
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
    async takeBack() {
      const { personId } = this.params;
      const title = `恢复${this.data.shown?.person.name ?? ''}的注册？`;
      const content = '恢复后是本单位已通过的学员，可以照常签到、得学分。';
      if (!(await ask({ title, content, confirmText: '恢复' }))) return;
      await this.run('takeBack', (send) => send('leaving.takeBack', { personId }));
      await this.reload();
    },
    act({ detail: { key } }: Told<{ key: ActionKey }>) {
      this.closeActions();
      if (key === 'takeBack') return void this.takeBack();
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
