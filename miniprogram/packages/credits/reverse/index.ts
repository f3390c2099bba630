import type { ReversalConfirmer, ReversalReason } from '../../../../domain/credit/reversal';
import { REASON_MAX } from '../../../components/return-reason/reason';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { reversalReasons, reverseView, tipOf, type ReverseForm, type ReverseView } from './index.view';

const emptyForm: ReverseForm = { reasonCode: '', note: '', confirmer: 'colleague' };

/** G7, G7c: asks that the credits of one person, or of a whole round, be taken back. */
export const page = definePage(routes.reverse, {
  access: 'administrator',
  makes: ['reversal.request'],
  data: {
    view: null as ReverseView | null,
    form: emptyForm,
    reasons: reversalReasons,
    noteMax: REASON_MAX,
    tip: '',
  },
  reloadOnShow: true,
  methods: {
    change(changed: Partial<ReverseForm>) {
      const form = { ...this.data.form, ...changed };
      this.setData({ form, tip: this.data.view ? tipOf(this.data.view, form) : '' });
    },
    pickReason({ currentTarget }: Tap<{ code: ReversalReason }>) {
      this.change({ reasonCode: currentTarget.dataset.code });
    },
    pickConfirmer({ currentTarget }: Tap<{ confirmer: ReversalConfirmer }>) {
      this.change({ confirmer: currentTarget.dataset.confirmer });
    },
    typeNote({ detail }: Told<{ value: string }>) {
      this.change({ note: detail.value });
    },
    openWaiting() {
      const reversalId = this.data.view?.open ?? '';
      if (reversalId !== '') void this.run('open', () => open(routes.reversal, { reversalId }));
    },
    async request() {
      const { view, form, tip } = this.data;
      const { reasonCode, note, confirmer } = form;
      if (!view || tip !== '' || reasonCode === '') return;
      const content = '对方确认后才撤销；原记录不删，另记一条负数，本人会收到通知和原因。';
      if (!(await ask({ title: `撤销${view.who}的 ${view.amount} 学分？`, content, confirmText: '发起撤销' }))) return;
      await this.run('request', async (send) => {
        const about = { ...this.params, reasonCode, note: note.trim(), confirmer };
        const { reversalId } = await send('reversal.request', about);
        await open(routes.reversal, { reversalId });
      });
    },
  },
  async load() {
    const view = reverseView(await call('reversal.basis', this.params));
    const { form } = this.data;
    const fitting: ReverseForm = view.colleagues === '' ? { ...form, confirmer: 'centre' } : form;
    return { view, form: fitting, tip: tipOf(view, fitting) };
  },
});
