import { APPROVED_AT_ONCE, type RosterStanding } from '../../../../domain/person/roster';
import { definePage } from '../../../page/define-page';
import { noCards, type PageRequest, type RowsAnswer } from '../../../page/list';
import { open } from '../../../page/navigate';
import { session } from '../../../services/session';
import { routes } from '../../../page/routes';
import { ask, tell } from '../../../page/sheets';
import type { Send } from '../../../page/actions';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { titleBar, toast, whileLoading } from '../../../services/passing';
import {
  approveQuestion,
  departmentChips,
  emptyWords,
  leftWords,
  personCard,
  totalLine,
  type PersonCard,
  type Row,
} from './index.view';
import { standingWords } from '../shared/roster-words';

const atFirst: { standing: RosterStanding; narrowed: '' | 'search' | 'filters' } = {
  standing: 'missing',
  narrowed: '',
};

/** People on the roster who stand somewhere: who has not registered, who agrees and may be approved together, … */
export const page = definePage(routes.rosterPeople, {
  access: 'administrator',
  data: {
    ...noCards<PersonCard>(),
    ...atFirst,
    search: '',
    departmentId: '',
    departments: departmentChips([]),
    line: '',
    total: 0,
    empty: emptyWords({ standing: 'missing', narrowed: false }),
  },
  own: () => ({ counted: null as number | null, institutionId: '' }),
  reloadOnShow: true,
  methods: {
    show(changed: { search?: string; departmentId?: string }) {
      this.setData({ ...changed, cards: [] });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.show({ search: detail.text });
    },
    pickDepartment({ detail }: Told<{ value: string }>) {
      this.show({ departmentId: detail.value });
    },
    clear() {
      this.show({ search: '', departmentId: '' });
    },
    openPerson({ currentTarget }: Tap<{ id: string }>) {
      const { id: personId } = currentTarget.dataset;
      if (personId !== '') void this.run('open', () => open(routes.registrationReview, { personId }));
    },
    input() {
      const { standing, search, departmentId } = this.data;
      return {
        standing,
        ...(search === '' ? {} : { search }),
        ...(departmentId === '' ? {} : { departmentId }),
      };
    },
    exportPeople() {
      void this.run('export', (send) => openFile(() => send('rosterFile.people', this.input())));
    },
    approveAll() {
      void this.run('approve', async (send) => {
        const personIds = await this.everybody();
        if (personIds.length === 0 || !(await ask(approveQuestion(personIds.length)))) return;
        const { approved, left } = await this.approve(send, personIds);
        if (left === 0) toast(`已通过 ${approved} 人`);
        else await tell(leftWords({ approved, left }));
        await this.reload({ fresh: true });
      });
    },
    /** Everybody in the list, also those below the screen. */
    async everybody(): Promise<string[]> {
      const personIds: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await call('roster.list', {
          ...this.input(),
          limit: 100,
          ...(cursor === undefined ? {} : { cursor }),
        });
        personIds.push(...page.rows.flatMap(({ personId }) => (personId === null ? [] : [personId])));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return personIds;
    },
    /** Part by part: whoever stops in between has approved what was sent, and the list shows the rest. */
    async approve(send: Send, personIds: readonly string[]): Promise<{ approved: number; left: number }> {
      const sum = { approved: 0, left: 0 };
      for (let from = 0; from < personIds.length; from += APPROVED_AT_ONCE) {
        const part = personIds.slice(from, from + APPROVED_AT_ONCE);
        const answer = await whileLoading(`正在通过 ${from + 1} / ${personIds.length}`, () =>
          send('roster.approve', { personIds: part }),
        );
        sum.approved += answer.approved;
        sum.left += answer.left.length;
      }
      return sum;
    },
  },
  opened({ standing = 'missing' }) {
    this.setData({ standing });
    titleBar(standingWords[standing].label);
  },
  async rows(request: PageRequest): Promise<RowsAnswer<Row>> {
    const answer = await call('roster.list', { ...this.input(), ...request });
    if (request.cursor === undefined) this.counted = answer.total;
    return answer;
  },
  card: personCard,
  async load() {
    const [first, departments, { administrator }] = await Promise.all([
      this.firstCards(),
      call('department.list', {}),
      session.get(),
    ]);
    this.institutionId = administrator?.institutionId ?? '';
    const { standing, search, departmentId } = this.data;
    return {
      ...first,
      departments: departmentChips(departments.rows),
      line: totalLine(this.counted),
      total: this.counted ?? 0,
      empty: emptyWords({ standing, narrowed: search !== '' || departmentId !== '' }),
      narrowed: departmentId !== '' ? ('filters' as const) : search !== '' ? ('search' as const) : ('' as const),
    };
  },
  /** Whoever opens the card has this institution chosen already. */
  onShareAppMessage() {
    return {
      title: '请注册「继教通」学员，审核通过后签到才能得学分',
      path: routes.register.url(this.institutionId === '' ? {} : { institutionId: this.institutionId }),
    };
  },
});
