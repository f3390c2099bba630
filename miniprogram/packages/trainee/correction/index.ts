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
import type { FileRef } from '../../../../contract/common';
import { needsProof } from './index.view';

/** P2: somebody asks that facts of theirs be corrected. */
export const page = definePage(routes.correction, {
  data: {
    form: emptyForm,
    onRecord: emptyForm,
    problems: noProblems,
    /** '' until the facts are there: a field that is made before it is shown has no height. */
    institutionId: '',
    note: '',
    noteMax: REASON_MAX,
    tip: '',
    /** What they show for it, as it was uploaded; null where they show nothing. */
    proof: null as FileRef | null,
    /** The name or the card number is to be another: then it is asked for. */
    asksProof: false,
  },
  own: () => ({
    /** What is on record stands in the form: from then on it is the person's. */
    begun: false,
  }),
  methods: {
    change({ detail }: Told<Partial<CorrectionForm>>) {
      const { onRecord } = this.data;
      const form = { ...this.data.form, ...detail };
      const asksProof = needsProof(form, onRecord);
      this.setData({ form, problems: problemsOf(form, onRecord), tip: tipOf(form, onRecord), asksProof });
    },
    typeNote({ detail }: Told<{ value: string }>) {
      this.setData({ note: detail.value });
    },
    changeProof({ detail }: Told<{ proof: FileRef | null }>) {
      this.setData({ proof: detail.proof });
    },
    async send() {
      const { form, onRecord, note, tip, proof, asksProof } = this.data;
      if (tip !== '') return;
      await this.run('send', async (send) => {
        const said = note.trim();
        await send('correction.ask', {
          ...changedFacts(form, onRecord),
          ...(said === '' ? {} : { note: said }),
          ...(proof !== null && asksProof ? { proof } : {}),
        });
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
