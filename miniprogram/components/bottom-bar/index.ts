/**
 * Bar at the bottom of a page: one primary action, perhaps a second one at its left, and a line above that says what is
 * missing. Last child of `<view class="page">`. Events: `primary`, `secondary`.
 */
Component({
  options: { virtualHost: true },
  properties: {
    primary: { type: String, value: '' },
    primaryIcon: { type: String, value: '' },
    /** `primary`, or `danger` where rejecting is the only way left. */
    primaryTheme: { type: String, value: 'primary' },
    primaryDisabled: { type: Boolean, value: false },
    /** Outline instead of filled: the page's action is not what most people came for. */
    primaryOutline: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    secondary: { type: String, value: '' },
    secondaryIcon: { type: String, value: '' },
    /** `primary` or `danger` (outline red). */
    secondaryTheme: { type: String, value: 'primary' },
    secondaryDisabled: { type: Boolean, value: false },
    tip: { type: String, value: '' },
    tipIcon: { type: String, value: '' },
    /** ret | late | ok: colour of the tip's icon. */
    tipTone: { type: String, value: 'ret' },
  },
  methods: {
    primary() {
      if (!this.data.primaryDisabled && !this.data.busy) this.triggerEvent('primary');
    },
    secondary() {
      if (!this.data.secondaryDisabled && !this.data.busy) this.triggerEvent('secondary');
    },
  },
});
