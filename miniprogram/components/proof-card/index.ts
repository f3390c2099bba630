import type { FileRef } from '../../../contract/common';
import { defineComponent, detail } from '../../page/define-component';
import { pickAndUpload } from '../../services/upload';

/** Whose proof it is decides what it is uploaded for. */
const asTrainee: { purpose: 'correctionProof' | 'personProof' } = { purpose: 'correctionProof' };

/** 证明: one photograph or PDF that goes with a correction. It is uploaded when it is picked, and kept once the page names it. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { proof: null as FileRef | null, note: '', disabled: false, ...asTrainee },
  events: { change: detail<{ proof: FileRef | null }>() },
  methods: {
    async add() {
      await this.run('proof', async () => {
        const { purpose } = this.data;
        const [proof] = await pickAndUpload({ types: ['image', 'pdf'], count: 1, purpose });
        if (proof !== undefined) this.tell('change', { proof });
      });
    },
    drop() {
      this.tell('change', { proof: null });
    },
  },
});
