import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { backTo } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { allWords, candidateCard, TICKED_AT_MOST, type CandidateCard } from './index.view';
import { departmentOption } from '../../../services/department-option';
import type { PickerOption } from '../../../components/search-picker/filter';

/** The institution's people, to be put onto the list of an activity (M21): one by one, or all whom a filter shows. */
export const page = definePage(routes.activityPick, {
  access: 'administrator',
  makes: ['activityPeople.add'],
  data: {
    ...noCards<CandidateCard>(),
    search: '',
    departmentId: '',
    departments: [] as { value: string; label: string }[],
    all: '',
    ticked: 0,
  },
  own: () => ({ chosen: new Set<string>(), total: null as number | null }),
  methods: {
    filter(change: { search?: string; departmentId?: string }) {
      this.setData(change);
      void this.reload({ fresh: true });
    },
    find({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.filter({ search: detail.text });
    },
    pickDepartment({ detail }: Told<{ value: string }>) {
      this.filter({ departmentId: detail.value });
    },
    clear() {
      this.filter({ search: '', departmentId: '' });
    },
    tick({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      const index = this.data.cards.findIndex(({ personId }) => personId === id);
      const card = this.data.cards[index];
      if (card === undefined || card.listed || this.data.looksOnly) return;
      if (!this.chosen.delete(id)) {
        if (this.chosen.size >= TICKED_AT_MOST) {
          toast(`一次最多选 ${TICKED_AT_MOST} 人，请先加入`, 'none');
          return;
        }
        this.chosen.add(id);
      }
      this.setAt(`cards[${index}].ticked`, this.chosen.has(id));
      this.setData({ ticked: this.chosen.size });
    },
    add() {
      void this.run('add', async (send) => {
        const { activityId } = this.params;
        const { added } = await send('activityPeople.add', { activityId, personIds: [...this.chosen] });
        this.chosen.clear();
        this.setData({ ticked: 0 });
        toast(`已加入 ${added} 人`, 'success');
        await this.reload();
      });
    },
    addAll() {
      void this.run('addAll', async (send) => {
        const sure = await ask({
          title: `${this.data.all}？`,
          content: '已在名单里的人不会重复。加入后可以逐个去掉。',
          confirmText: '加入',
        });
        if (!sure) return;
        const { activityId } = this.params;
        await send('activityPeople.addAll', { activityId, ...this.filters() });
        await backTo(routes.activityPeople, { activityId });
      });
    },
    filters() {
      const { search, departmentId } = this.data;
      return {
        ...(search === '' ? {} : { search }),
        ...(departmentId === '' ? {} : { departmentIds: [departmentId] }),
      };
    },
  },
  async rows(request) {
    const answer = await call('activityPeople.candidates', {
      ...{ activityId: this.params.activityId, ...this.filters(), ...request },
    });
    if (request.cursor === undefined) this.total = answer.total;
    return answer;
  },
  card(row) {
    return candidateCard(row, this.chosen.has(row.personId));
  },
  async load() {
    const list = await this.firstCards();
    const { departments } = this.data;
    const narrowed = this.data.search !== '' || this.data.departmentId !== '';
    return {
      ...list,
      departments: departments.length > 0 ? departments : await departmentOptions(),
      all: list.status === 'empty' ? '' : allWords(this.total, narrowed),
    };
  },
});

async function departmentOptions(): Promise<PickerOption[]> {
  const { rows } = await call('department.list', {});
  return [{ value: '', label: '全部科室' }, ...rows.map(departmentOption)];
}
