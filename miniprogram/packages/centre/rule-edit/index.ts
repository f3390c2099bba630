import { certainties, USUAL_TRACK } from '../../../../domain/kernel/rule-table';
import { dayOf } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, sheet } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import {
  closing,
  figureView,
  previewView,
  proposalOf,
  tipOf,
  valueOf,
  type FigureView,
  type PreviewView,
  type RuleForm,
} from './index.view';

const SOURCE_MAX = 100;
const emptyForm: RuleForm = { value: '', validFrom: '', source: '', certainty: 'certain' };
/** What is typed on is not asked about at each key. */
const PAUSE_MS = 500;

/** G11: the rows of one figure, the centre's word on them, and another dated row with what it would change. */
export const page = definePage(routes.ruleEdit, {
  access: 'administrator',
  data: {
    view: null as FigureView | null,
    form: emptyForm,
    sourceMax: SOURCE_MAX,
    preview: null as PreviewView | null,
    previewing: false,
    tip: '',
    closing: '',
  },
  own: () => ({ rowsSeen: 0, asked: 0, timer: 0 }),
  onUnload() {
    clearTimeout(this.timer);
  },
  methods: {
    type({ currentTarget, detail }: Told<{ value: string }, { field: 'value' | 'source' | 'validFrom' }>) {
      this.change({ [currentTarget.dataset.field]: detail.value });
    },
    pickCertainty() {
      void this.run('certainty', async () => {
        const picked = await sheet(() => wx.showActionSheet({ itemList: ['已核实原文', '待确认'] }));
        const certainty = certainties[picked?.tapIndex ?? 2];
        if (certainty === 'certain' || certainty === 'uncertain') this.change({ certainty });
      });
    },
    change(changed: Partial<RuleForm>) {
      const form = { ...this.data.form, ...changed };
      const figure = this.figure();
      this.setData({ form, tip: tipOf(figure.figure, form), closing: closing(form) });
      if ('value' in changed || 'validFrom' in changed) this.askForPreview();
    },
    figure() {
      const { track = USUAL_TRACK, figure = 'yearlyCredits' } = this.params;
      return { track, figure };
    },
    askForPreview() {
      clearTimeout(this.timer);
      const { track, figure } = this.figure();
      const proposed = proposalOf(track, figure, this.data.form);
      const asked = (this.asked += 1);
      if (proposed === undefined) return this.setData({ preview: null, previewing: false });
      this.setData({ previewing: true });
      this.timer = setTimeout(() => void this.showPreview(asked, proposed), PAUSE_MS);
    },
    async showPreview(asked: number, proposed: NonNullable<ReturnType<typeof proposalOf>>) {
      const found = await call('ruleTable.preview', proposed).catch(() => undefined);
      if (asked !== this.asked) return;
      this.setData({ previewing: false, preview: found ? previewView(proposed, found) : null });
    },
    async confirm({ currentTarget }: Tap<{ id: string }>) {
      const row = this.data.view?.rows.find(({ rowId }) => rowId === currentTarget.dataset.id);
      if (!row) return;
      const content = `${row.value}，${row.validFrom} 起。依据：${row.source}。确认后按它授分，页面上写明由中心确认。`;
      if (!(await ask({ title: '确认按此执行？', content, confirmText: '确认' }))) return;
      const done = await this.run('confirm', (send) => send('ruleTable.confirm', { rowId: row.rowId }));
      if (!done) return;
      toast('已确认');
      await this.reload();
    },
    async save() {
      const { form, tip } = this.data;
      const { track, figure } = this.figure();
      const value = valueOf(figure, form);
      if (tip !== '' || value === undefined) return;
      await this.run('save', async (send) => {
        const { validFrom, source, certainty } = form;
        await send('ruleTable.add', {
          ...{ track, figure, value, validFrom, certainty },
          source: source.trim(),
          rowsSeen: this.rowsSeen,
        });
        toast('已保存');
        await leave(routes.ruleTable);
      });
    },
  },
  async load() {
    const { track, figure } = this.figure();
    const { rows } = await call('ruleTable.figure', { track, figure });
    this.rowsSeen = rows.length;
    const form =
      this.data.form.validFrom === '' ? { ...this.data.form, validFrom: dayOf(serverNow()) } : this.data.form;
    return { view: figureView(track, figure, rows), form, tip: tipOf(figure, form), closing: closing(form) };
  },
});
