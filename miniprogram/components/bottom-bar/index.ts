import { defineComponent, nothing } from '../../page/define-component';

interface Choices {
  /** `danger` where rejecting is the only way left. */
  primaryTheme: 'primary' | 'danger';
  /** `danger`: outline red. */
  secondaryTheme: 'primary' | 'danger';
  /** The button whose action runs. The other one does nothing meanwhile, and looks like it. */
  busy: Button;
  /** Colour of the tip's icon. */
  tipTone: 'ret' | 'late' | 'ok' | 'pend' | 'b';
}
type Button = '' | 'primary' | 'secondary';

const choices: Choices = { primaryTheme: 'primary', secondaryTheme: 'primary', busy: '', tipTone: 'ret' };
/** `busy`, understood also of pages that say no more than whether they are busy. */
const atRest: { turning: Button } = { turning: '' };

/**
 * Bar at the bottom of a page: one primary action, perhaps a second one at its left, and a line above that says what is
 * missing. Last child of `<view class="page">`.
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
  data: atRest,
  events: { primary: nothing, secondary: nothing },
  observers: {
    busy(busy: string) {
      this.setData({ turning: busy === 'secondary' ? busy : busy === '' || busy === 'false' ? '' : 'primary' });
    },
  },
  methods: {
    primary() {
      if (!this.data.primaryDisabled && this.data.turning === '') this.tell('primary');
    },
    secondary() {
      if (!this.data.secondaryDisabled && this.data.turning === '') this.tell('secondary');
    },
  },
});
