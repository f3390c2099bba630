/** Typing rests this long (ms) before the list is asked. */
const REST_MS = 400;

const timers = new WeakMap<object, ReturnType<typeof setTimeout>>();
function stopWaiting(owner: object): void {
  const timer = timers.get(owner);
  if (timer !== undefined) clearTimeout(timer);
}

/** Search field over a list. Event: `search {text}`, after a rest in typing, on the keyboard's search key, or when cleared. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
  },
  data: { text: '' },
  observers: {
    value(value: string) {
      this.setData({ text: value });
    },
  },
  lifetimes: {
    detached() {
      stopWaiting(this);
    },
  },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const text = event.detail.value;
      this.setData({ text });
      stopWaiting(this);
      timers.set(
        this,
        setTimeout(() => this.search(text), REST_MS),
      );
    },
    confirm() {
      this.search(this.data.text);
    },
    clear() {
      this.setData({ text: '' });
      this.search('');
    },
    search(text: string) {
      stopWaiting(this);
      this.triggerEvent('search', { text: text.trim() });
    },
  },
});
