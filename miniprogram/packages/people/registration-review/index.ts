import type { RegistrationState } from '../../../../domain/person/registration';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { mayReveal } from '../shared/reveal';
import { reviewQueue } from '../shared/review-queue';
import { personView, quickReasons } from './index.view';

const queue = reviewQueue({
  nobodyWaits: '没有等待审核的学员',
  async list(limit) {
    const { rows, waiting } = await call('registration.list', { states: ['pending'], order: 'oldest', limit });
    return { ids: rows.map(({ personId }) => personId), total: waiting ?? rows.length };
  },
  async get(personId) {
    return personView(await call('registration.get', { personId }));
  },
  // What was read is what is decided on: a correction made meanwhile, or another claim on the number, is shown first.
  review: (send, { personId, submittedAt, mark }, decision) =>
    send('registration.review', {
      personId,
      submittedAt,
      ...(decision.decision === 'approve' ? { claimsSeen: mark } : {}),
      ...decision,
    }),
});

/** A11: one registration after the other. */
export const page = definePage(routes.registrationReview, {
  access: 'administrator',
  makes: ['registration.review'],
  data: { ...queue.data, quickReasons },
  own: queue.own,
  // Also after the number was corrected on the page above, or another claim was decided on.
  reloadOnShow: true,
  methods: {
    ...queue.methods,
    async approve() {
      const { shown, settling } = this.data;
      if (shown === null || settling) return;
      if (shown.consequence !== '') {
        const title = `通过${shown.name}的注册？`;
        if (!(await ask({ title, content: shown.consequence, confirmText: '通过' }))) return;
      }
      void this.decide({ decision: 'approve' });
    },
    async reveal() {
      const { id: personId } = this.turn;
      if (!(await mayReveal())) return;
      const answer = await this.run('reveal', (send) => send('registration.revealNationalId', { personId }));
      if (answer !== undefined && personId === this.turn.id) this.setData({ 'shown.nationalId': answer.nationalId });
    },
    conceal() {
      this.setData({ 'shown.nationalId': '' });
    },
    correct() {
      void this.run('open', () => open(routes.nationalId, { personId: this.turn.id }));
    },
    openPerson() {
      void this.run('open', () => open(routes.person, { personId: this.turn.id }));
    },
    openHistory() {
      void this.run('open', () => open(routes.personHistory, { personId: this.turn.id }));
    },
    openClaim({ detail: { id, state } }: Told<{ id: string; state: RegistrationState }>) {
      if (state !== 'pending') return void this.run('open', () => open(routes.person, { personId: id }));
      this.turn.id = id;
      void this.reload({ fresh: true });
    },
  },
  opened({ personId = '' }) {
    this.turn.id = personId;
  },
  load() {
    return this.read();
  },
});
