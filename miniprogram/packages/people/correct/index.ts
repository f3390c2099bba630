import type { FileRef } from '../../../../contract/common';
import {
  changedFacts,
  emptyForm,
  formOf,
  noProblems,
  problemsOf,
  tipOf,
  type CorrectionForm,
} from '../../../components/correction-rows/form';
import { REASON_MAX, reasonProblem } from '../../../components/return-reason/reason';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { session } from '../../../services/session';
import { PROOF_NOTE } from '../shared/proof-note';

/** P1: the institution corrects facts of one of its people by itself, at once and with a reason. */
export const page = definePage(routes.correct, {
  access: 'administrator',
  data: {
    form: emptyForm,
    onRecord: emptyForm,
    problems: noProblems,
    /** '' until the facts are there: a field that is made before it is shown has no height. */
    institutionId: '',
    reason: '',
    reasonMax: REASON_MAX,
    /** What was read, so that nothing is written over that a colleague has corrected meanwhile. */
    factsSeen: '',
    /** Why it cannot be done here; '' when it can. */
    obstacle: '',
    tip: '',
    proof: null as FileRef | null,
    proofNote: PROOF_NOTE,
  },
  methods: {
    change({ detail }: Told<Partial<CorrectionForm>>) {
      this.show({ form: { ...this.data.form, ...detail } });
    },
    typeReason({ detail }: Told<{ value: string }>) {
      this.show({ reason: detail.value });
    },
    show(changed: { form?: CorrectionForm; reason?: string }) {
      const { onRecord, obstacle, ...data } = this.data;
      const { form, reason } = { ...data, ...changed };
      const missing = reasonProblem(reason) === '' ? '' : '请写明为什么改，本人会看到，至少 4 个字';
      const tip = obstacle || tipOf(form, onRecord) || missing;
      this.setData({ form, reason, problems: problemsOf(form, onRecord), tip });
    },
    changeProof({ detail }: Told<{ proof: FileRef | null }>) {
      this.setData({ proof: detail.proof });
    },
    async correct() {
      const { form, onRecord, reason, factsSeen, tip, proof } = this.data;
      if (tip !== '') return;
      const title = `修改${onRecord.name}的资料？`;
      const content = '马上生效，本人会收到通知。以前的签到和学分不变。';
      if (!(await ask({ title, content, confirmText: '修改' }))) return;
      const { personId } = this.params;
      await this.run('correct', async (send) => {
        await send('correction.make', {
          ...changedFacts(form, onRecord),
          ...{ personId, factsSeen, reason: reason.trim() },
          ...(proof === null ? {} : { proof }),
        });
        toast('已修改');
        await leave(routes.people);
      });
    },
  },
  async load() {
    const { personId } = this.params;
    const [person, { administrator }] = await Promise.all([call('registration.get', { personId }), session.get()]);
    const onRecord = formOf(person);
    const obstacle = person.own
      ? '这是您自己的资料，请由本单位的其他管理员修改'
      : person.state === 'approved'
        ? ''
        : '注册还没有通过，请在审核时退回，由本人修改';
    // What a colleague has corrected meanwhile is shown, and what was typed goes.
    const { factsSeen } = person;
    const form = factsSeen === this.data.factsSeen ? this.data.form : onRecord;
    return {
      ...{ form, onRecord, factsSeen, obstacle },
      institutionId: administrator?.institutionId ?? '',
      tip: obstacle || tipOf(form, onRecord),
    };
  },
});
