import { QUESTION_AT_MOST } from '../../../../domain/evaluation/form';
import type { OutputOf } from '../../../../contract/index';
import type { PickerOption } from '../../../components/search-picker/filter';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call, newRequestId } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { OptionSearch } from '../../../services/option-search';
import { toast } from '../../../services/passing';
import {
  batchRows,
  earlierOption,
  itemRows,
  lockLine,
  moved,
  problemLine,
  type BatchRow,
  type Item,
  type ItemRow,
} from './index.view';

type Kind = 'rating' | 'text';
const newItem = { itemId: '', kind: 'rating' as Kind, text: '', required: true };

/** V3: what a project is evaluated by; changed until somebody has answered (M22). */
export const page = definePage(routes.evaluationForm, {
  access: 'administrator',
  makes: ['evaluation.saveForm'],
  data: {
    items: [] as Item[],
    rows: [] as ItemRow[],
    lecturers: [] as string[],
    batches: [] as BatchRow[],
    locked: false,
    lockLine: '',
    problem: '',
    changed: false,
    /** Whose actions are shown. */
    opened: '',
    sheet: '',
    item: newItem,
    itemProblem: '',
    questionAtMost: QUESTION_AT_MOST,
    earlier: [] as PickerOption[],
    earlierMessage: '',
  },
  own: () => ({
    revision: 0,
    forms: undefined as OptionSearch<OutputOf<'evaluation.earlier'>['rows'][number]> | undefined,
  }),
  methods: {
    /** Ends what is looked at when other questions are shown. */
    show(items: Item[]) {
      const { lecturers } = this.data;
      this.setData({ items, rows: itemRows(items, lecturers), problem: problemLine(items), changed: true });
    },
    toggle({ currentTarget }: Tap<{ id: string }>) {
      if (this.data.locked || this.data.looksOnly) return;
      const { id } = currentTarget.dataset;
      this.setData({ opened: this.data.opened === id ? '' : id });
    },
    move({ currentTarget }: Tap<{ id: string; by: 1 | -1 }>) {
      const { id, by } = currentTarget.dataset;
      this.show(moved(this.data.items, id, by));
    },
    drop({ currentTarget }: Tap<{ id: string }>) {
      this.setData({ opened: '' });
      this.show(this.data.items.filter(({ itemId }) => itemId !== currentTarget.dataset.id));
    },
    addItem() {
      this.setData({ sheet: 'item', item: newItem, itemProblem: '' });
    },
    editItem({ currentTarget }: Tap<{ id: string }>) {
      const item = this.data.items.find(({ itemId }) => itemId === currentTarget.dataset.id);
      if (item === undefined || item.kind === 'lecturers') return;
      this.setData({ sheet: 'item', item: { ...item, kind: item.kind }, itemProblem: '' });
    },
    pickKind({ currentTarget }: Tap<{ kind: Kind }>) {
      this.setData({ item: { ...this.data.item, kind: currentTarget.dataset.kind } });
    },
    typeText({ detail }: Told<{ value: string }>) {
      this.setData({ item: { ...this.data.item, text: detail.value }, itemProblem: '' });
    },
    toggleRequired() {
      this.setData({ item: { ...this.data.item, required: !this.data.item.required } });
    },
    keepItem() {
      const { items, item } = this.data;
      const text = item.text.trim();
      if (text === '') return this.setData({ itemProblem: '请写问题' });
      const kept: Item = { ...item, text, itemId: item.itemId === '' ? `q-${newRequestId()}` : item.itemId };
      this.closeSheet();
      this.show(
        item.itemId === '' ? [...items, kept] : items.map((each) => (each.itemId === kept.itemId ? kept : each)),
      );
    },
    closeSheet() {
      this.setData({ sheet: '' });
    },
    sheetMoved({ detail }: Told<{ visible: boolean }>) {
      if (!detail.visible) this.closeSheet();
    },
    openEarlier() {
      this.setData({ sheet: 'earlier' });
      this.searchEarlier({ detail: { text: '' } });
    },
    searchEarlier({ detail }: { detail: { text: string } }) {
      this.forms ??= new OptionSearch(
        (asked) => call('evaluation.earlier', asked),
        earlierOption,
        ({ options, message }) => this.setData({ earlier: options, earlierMessage: message }),
      );
      void this.forms.search(detail.text);
    },
    moreEarlier() {
      void this.forms?.more();
    },
    copy({ detail }: Told<PickerOption>) {
      this.closeSheet();
      void this.run('copy', async () => {
        const items = this.forms?.rowOf(detail.value)?.items;
        if (items === undefined) return;
        const sure = await ask({
          title: '换成这份评价表？',
          content: `现在的题目会被「${detail.label}」的替换。`,
          confirmText: '替换',
        });
        if (sure) this.show(items);
      });
    },
    openResults({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('open', () => open(routes.evaluationResults, { projectId, batchId: currentTarget.dataset.id }));
    },
    save() {
      void this.run('save', async (send) => {
        const { items } = this.data;
        await send('evaluation.saveForm', { ...this.params, revision: this.revision, items });
        toast('评价表已保存', 'success');
        await this.reload();
      });
    },
  },
  async load() {
    const { items, lecturers, revision, batches, locked } = await call('evaluation.form', this.params);
    this.revision = revision;
    return {
      ...{ items, lecturers, locked },
      rows: itemRows(items, lecturers),
      batches: batchRows(batches),
      lockLine: lockLine({ batches, locked }),
      problem: '',
      changed: false,
      opened: '',
    };
  },
});
