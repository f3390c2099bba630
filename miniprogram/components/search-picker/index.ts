import { filterOptions, type PickerOption } from './filter';

/** Typing rests this long (ms) before a remote list is asked. */
const REST_MS = 300;

const timers = new WeakMap<object, ReturnType<typeof setTimeout>>();

/**
 * Sheet with a search field over a list. `options` is `{ value, label }[]`; with `remote` the page searches (`search {text}`
 * after a rest in typing, `more` at the end of the list) and hands in new options, else the list is filtered here.
 * Events: `pick {value, label}`, `cancel`, `search`, `more`.
 */
Component({
  options: { virtualHost: true },
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '请选择' },
    options: { type: Array, value: [] as PickerOption[] },
    selected: { type: String, value: '' },
    remote: { type: Boolean, value: false },
    /** Said instead of the list: 正在加载 / what went wrong. */
    message: { type: String, value: '' },
    emptyText: { type: String, value: '没有找到，换个词试试' },
  },
  data: { text: '', shown: [] as PickerOption[] },
  observers: {
    visible(visible: boolean) {
      if (visible) this.show('');
    },
    options() {
      this.show(this.data.text);
    },
  },
  methods: {
    show(text: string) {
      const { options, remote } = this.data;
      this.setData({ text, shown: remote ? options : filterOptions(options, text) });
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const text = event.detail.value;
      this.show(text);
      if (!this.data.remote) return;
      const earlier = timers.get(this);
      if (earlier !== undefined) clearTimeout(earlier);
      timers.set(
        this,
        setTimeout(() => this.triggerEvent('search', { text: text.trim() }), REST_MS),
      );
    },
    pick(
      event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, PickerOption>,
    ) {
      const { value, label } = event.currentTarget.dataset;
      this.triggerEvent('pick', { value, label });
    },
    more() {
      if (this.data.remote) this.triggerEvent('more');
    },
    cancel() {
      this.triggerEvent('cancel');
    },
    closed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.cancel();
    },
  },
});
