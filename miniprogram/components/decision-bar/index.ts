import { defineComponent, nothing } from '../../page/define-component';

const choices: { tipTone: 'ret' | 'late' } = { tipTone: 'ret' };

/**
 * Bar of a page that reviews something: 退回 and 通过. Last child of `<view class="page">`. The page's actions are called
 * `approve` and `return`.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    ...choices,
    /** What an approval does, where that is more than 通过. */
    approve: '通过',
    cannotApprove: false,
    /** Nothing but a return is left: that is the primary action then. */
    returnOnly: false,
    /** Nothing is left to decide: the way back to what waits. */
    decided: false,
    tip: '',
    /** The action that runs. */
    busy: '',
    /** The sheet is open that asks for the reason: it shows by itself that the return runs. */
    returning: false,
  },
  events: { approve: nothing, giveback: nothing, back: nothing },
  methods: {
    approved() {
      this.tell('approve');
    },
    back() {
      this.tell('back');
    },
    giveBack() {
      this.tell('giveback');
    },
  },
});
