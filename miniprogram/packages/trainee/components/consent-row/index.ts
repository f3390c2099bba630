/** Consent to the use of personal data, below a form that asks for them. The page owns `checked`. Event: `toggle`. */
Component({
  options: { virtualHost: true },
  properties: {
    checked: { type: Boolean, value: false },
    error: { type: String, value: '' },
  },
  methods: {
    toggle() {
      this.triggerEvent('toggle');
    },
    openPrivacy() {
      void wx.navigateTo({ url: '/packages/trainee/privacy/index' });
    },
  },
});
