import type { Tap, Told } from '../../../services/events';
import { call } from '../../../services/call';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { countLine, entryCard, type EntryCard } from './index.view';

/** A3: a project is picked from the catalogue, never typed (M6). */
export const page = definePage(routes.catalogue, {
  access: 'administrator',
  makes: ['project.create'],
  data: { ...noCards<EntryCard>(), search: '', countLine: '', selected: '' },
  methods: {
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.find(detail.text);
    },
    clearSearch() {
      this.find('');
    },
    find(search: string) {
      this.setData({ search });
      void this.reload({ fresh: true });
    },
    select({ currentTarget }: Tap<{ id: string }>) {
      this.setData({ selected: currentTarget.dataset.id });
    },
    create() {
      void this.run('create', async (send) => {
        const { projectId } = await send('project.create', { catalogueEntryId: this.data.selected });
        await replace(routes.projectForm, { projectId });
      });
    },
  },
  rows(request) {
    const { search } = this.data;
    return call('catalogue.list', search === '' ? request : { ...request, search });
  },
  card: entryCard,
  async load() {
    const first = await this.firstCards();
    const stillThere = first.cards.some(({ catalogueEntryId }) => catalogueEntryId === this.data.selected);
    return {
      ...first,
      countLine: countLine(first.cards.length, first.more),
      selected: stillThere ? this.data.selected : '',
    };
  },
});
