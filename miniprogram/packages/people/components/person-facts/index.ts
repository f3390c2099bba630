import { defineComponent, nothing } from '../../../../page/define-component';
import type { Fact } from '../../registration-review/index.view';

/** What a registration says of its person; the document number is masked until it is asked for. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    masked: '',
    /** In clear, once it was asked for. */
    nationalId: '',
    /** How the number is called, and the kind of document where that is not the usual one. */
    label: '身份证号',
    kind: '',
    facts: [] as Fact[],
    /** Whoever only looks is not offered to see it. */
    looksOnly: false,
  },
  events: { reveal: nothing, conceal: nothing },
  methods: {
    reveal() {
      this.tell('reveal');
    },
    conceal() {
      this.tell('conceal');
    },
  },
});
