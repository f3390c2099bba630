import {
  changedFacts,
  emptyForm,
  formOf,
  noProblems,
  problemsOf,
  tipOf,
  type CorrectionForm,
} from '../../../components/correction-rows/form';
import { REASON_MAX } from '../../../components/return-reason/reason';
import { definePage } from '../../../page/define-page';
import { replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';

/** P2: somebody asks that facts of theirs be corrected. */
export const page = definePage(routes.correction, {
  data: {
    form: emptyForm,
    onRecord: emptyForm,
    problems: noProblems,
    institutionId: '',
    note: '',
    noteMax: REASON_MAX,
    tip: '',
  },
  own: () => ({
    /** What is on record stands in the form: from then on it is the person's. */
    begun: false,
  }),
  methods: {
    change({ detail }: Told<Partial<CorrectionForm>>) {
      const { onRecord } = this.data;
      const form = { ...this.data.form, ...detail };
      this.setData({ form, problems: problemsOf(form, onRecord), tip: tipOf(form, onRecord) });
    },
    typeNote({ detail }: Told<{ value: string }>) {
      this.setData({ note: detail.value });
    },
    async send() {
      const { form, onRecord, note, tip } = this.data;
      if (tip !== '') return;
      await this.run('send', async (send) => {
        const said = note.trim();
        await send('correction.ask', { ...changedFacts(form, onRecord), ...(said === '' ? {} : { note: said }) });
        toast('已提交，等单位确认');
        await replace(routes.profile, {});
      });
    },
  },
  async load() {
    const mine = await call('registration.mine', {});
    const onRecord = formOf(mine);
    const form = this.begun ? this.data.form : onRecord;
    this.begun = true;
    return { form, onRecord, institutionId: mine.institutionId, tip: tipOf(form, onRecord) };
  },
});
