import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Told } from '../../../../services/events';
import { institutionProblems, NOTHING_WRITTEN, type InstitutionFacts } from './index.view';

/** Sheet with what the centre writes of a hospital: a new one, or one whose `facts` are given. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, isNew: true, facts: NOTHING_WRITTEN, busy: false },
  data: { typed: NOTHING_WRITTEN, problems: NOTHING_WRITTEN },
  events: { cancel: nothing, confirm: detail<InstitutionFacts>() },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ typed: { ...this.data.facts }, problems: NOTHING_WRITTEN });
    },
  },
  methods: {
    type({ currentTarget, detail: { value } }: Told<{ value: string }, { field: keyof InstitutionFacts }>) {
      const { field } = currentTarget.dataset;
      this.setData({
        typed: { ...this.data.typed, [field]: value },
        problems: { ...this.data.problems, [field]: '' },
      });
    },
    cancel() {
      if (!this.data.busy) this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      const { typed, isNew, busy } = this.data;
      const problems = institutionProblems(typed, isNew);
      this.setData({ problems });
      if (busy || Object.values(problems).some((problem) => problem !== '')) return;
      this.tell('confirm', {
        name: typed.name.trim(),
        account: typed.account.trim().toLowerCase(),
        contactName: typed.contactName.trim(),
        contactPhone: typed.contactPhone.trim(),
      });
    },
  },
});
