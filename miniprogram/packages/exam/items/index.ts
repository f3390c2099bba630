import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { studyLine } from '../shared/study';
import { itemCard, ruleLine, type ItemCard } from './index.view';

const LOOK_AGAIN_MS = 1500;

/** E6b: what the answers say of the questions (M22). */
export const page = definePage(routes.examItems, {
  access: 'administrator',
  makes: ['examStudy.run', 'export.begin'],
  data: { ...noCards<ItemCard>(), search: '', studied: '', running: false, opened: '', ruleLine },
  own: () => ({ timer: undefined as ReturnType<typeof setTimeout> | undefined, visible: false }),
  reloadOnShow: true,
  methods: {
    searchItems({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    clear() {
      this.setData({ search: '' });
      void this.reload({ fresh: true });
    },
    toggle({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      this.setData({ opened: this.data.opened === id ? '' : id });
    },
    openCorrection({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.examCorrect, { ...this.params, itemId: currentTarget.dataset.id }));
    },
    exportAll() {
      void this.run('open', () => open(routes.export, { kind: 'examItems', ...this.params }));
    },
    study() {
      void this.run('study', async (send) => {
        await send('examStudy.run', this.params);
        await this.reload();
      });
    },
    rest() {
      this.visible = false;
      if (this.timer !== undefined) clearTimeout(this.timer);
    },
  },
  rows(request) {
    return call('examStudy.items', { ...this.params, search: this.data.search, ...request });
  },
  card: itemCard,
  async load() {
    const [study, cards] = await Promise.all([call('examStudy.get', this.params), this.firstCards()]);
    if (study.running && this.visible) this.timer = setTimeout(() => void this.reload(), LOOK_AGAIN_MS);
    return { ...cards, studied: studyLine(study), running: study.running };
  },
  onShow() {
    this.visible = true;
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
});
