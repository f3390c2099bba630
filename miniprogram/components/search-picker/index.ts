import { defineComponent, detail, nothing } from '../../page/define-component';
import type { Tap, Told } from '../../services/events';
import { filterOptions, type PickerOption } from './filter';

/** Typing rests this long (ms) before a remote list is asked. */
const REST_MS = 300;
const NOT_FOUND = '没有找到，换个词试试';

/**
 * Sheet with a search field over a list. With `remote` the page searches (`search` after a rest in typing, `more` at the end of
 * the list) and hands in new options, else the list is filtered here.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    title: '请选择',
    options: [] as PickerOption[],
    selected: '',
    remote: false,
    /** Said instead of the list: 正在加载 / what went wrong. */
    message: '',
    /** Said of a list without options; of a search that finds none, {@link NOT_FOUND} is. */
    emptyText: NOT_FOUND,
    /** The way out for whoever finds nothing (P7), at the end of every list; '' where there is none. */
    missing: '',
    missingNote: '',
  },
  data: { text: '', notFound: NOT_FOUND, shown: [] as PickerOption[] },
  own: () => ({ resting: undefined as ReturnType<typeof setTimeout> | undefined }),
  events: {
    pick: detail<PickerOption>(),
    search: detail<{ text: string }>(),
    more: nothing,
    cancel: nothing,
    missing: detail<{ text: string }>(),
  },
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
    type({ detail: { value: text } }: Told<{ value: string }>) {
      this.show(text);
      if (!this.data.remote) return;
      if (this.resting !== undefined) clearTimeout(this.resting);
      this.resting = setTimeout(() => this.tell('search', { text: text.trim() }), REST_MS);
    },
    pick({ currentTarget }: Tap<PickerOption>) {
      const { value, label } = currentTarget.dataset;
      this.tell('pick', { value, label });
    },
    more() {
      if (this.data.remote) this.tell('more');
    },
    tellMissing() {
      this.tell('missing', { text: this.data.text.trim() });
    },
    cancel() {
      this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
  },
});
