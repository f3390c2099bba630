import { definePage } from '../../../page/define-page';
import { noCards, type PageRequest } from '../../../page/list';
import { routes } from '../../../page/routes';
import { dial } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { mayMake } from '../../../services/rights';
import { session } from '../../../services/session';
import { enrolmentLine } from '../shared/enrolment-line';
import { batchChips, enrolledCard, type EnrolledCard } from './index.view';

const atFirst: { narrowed: '' | 'search' | 'filters' } = { narrowed: '' };

/** 报名名单: who has enrolled for a project. Whoever agreed is called from here; the number is dialled and never shown. */
export const page = definePage(routes.enrolments, {
  access: 'administrator',
  data: {
    ...noCards<EnrolledCard>(),
    ...atFirst,
    search: '',
    batchId: '',
    batches: batchChips([]),
    line: '',
    mayCall: false,
  },
  own: () => ({ card: enrolledCard([]) }),
  methods: {
    show(changed: { search?: string; batchId?: string }) {
      this.setData({ ...changed, cards: [] });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.show({ search: detail.text });
    },
    pickBatch({ detail }: Told<{ value: string }>) {
      this.show({ batchId: detail.value });
    },
    clear() {
      this.show({ search: '', batchId: '' });
    },
    callPerson({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('call', async (send) => {
        const { phone } = await send('enrolment.phone', { projectId, personId: currentTarget.dataset.id });
        await dial(phone);
      });
    },
  },
  rows(request: PageRequest) {
    const { search, batchId } = this.data;
    return call('enrolment.list', {
      projectId: this.params.projectId,
      ...(search === '' ? {} : { search }),
      ...(batchId === '' ? {} : { batchId }),
      ...request,
    });
  },
  card(row) {
    return this.card(row);
  },
  async load() {
    const [project, { administrator }] = await Promise.all([
      call('project.get', { projectId: this.params.projectId }),
      session.get(),
    ]);
    this.card = enrolledCard(project.batches);
    const { search, batchId } = this.data;
    return {
      ...(await this.firstCards()),
      batches: batchChips(project.batches),
      line: enrolmentLine(project),
      mayCall: administrator !== null && mayMake(administrator.institutionRole, 'enrolment.phone'),
      narrowed: batchId !== '' ? ('filters' as const) : search !== '' ? ('search' as const) : ('' as const),
    };
  },
});
