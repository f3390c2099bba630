import { defineComponent, nothing } from '../../page/define-component';

interface Choices {
  /** `danger` where rejecting is the only way left. */
  primaryTheme: 'primary' | 'danger';
  /** `danger`: outline red. */
  secondaryTheme: 'primary' | 'danger';
  /** The button whose action runs. The other one does nothing meanwhile, and looks like it. */
  busy: '' | 'primary' | 'secondary';
  /** Colour of the tip's icon. */
  tipTone: 'ret' | 'late' | 'ok' | 'pend' | 'b';
}

const choices: Choices = { primaryTheme: 'primary', secondaryTheme: 'primary', busy: '', tipTone: 'ret' };

/**
 * Bar at the bottom of a page: one primary action, perhaps a second one at its left, and a line above that says what is
 * missing. What has to be ticked before goes into its slot. Last child of `<view class="page">`.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    ...choices,
    primary: '',
    primaryIcon: '',
    primaryDisabled: false,
    /** Outline instead of filled: the page's action is not what most people came for. */
    primaryOutline: false,
    secondary: '',
    secondaryIcon: '',
    secondaryDisabled: false,
    tip: '',
    tipIcon: '',
  },
  events: { primary: nothing, secondary: nothing },
  methods: {
    primary() {
      if (!this.data.primaryDisabled && this.data.busy === '') this.tell('primary');
    },
    secondary() {
      if (!this.data.secondaryDisabled && this.data.busy === '') this.tell('secondary');
    },
  },
});
