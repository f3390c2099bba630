import { defineComponent, detail } from '../../page/define-component';
import type { Told } from '../../services/events';

/** Typing rests this long (ms) before the list is asked. */
const REST_MS = 400;

/** Search field over a list. It tells `search` after a rest in typing, on the keyboard's search key, and when it is cleared. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { value: '', placeholder: '' },
  data: { text: '' },
  own: () => ({ resting: undefined as ReturnType<typeof setTimeout> | undefined }),
  events: { search: detail<{ text: string }>() },
  observers: {
    value(value: string) {
      this.setData({ text: value });
    },
  },
  methods: {
    type({ detail: { value: text } }: Told<{ value: string }>) {
      this.setData({ text });
      this.stopWaiting();
      this.resting = setTimeout(() => this.search(text), REST_MS);
    },
    confirm() {
      this.search(this.data.text);
    },
    clear() {
      this.setData({ text: '' });
      this.search('');
    },
    stopWaiting() {
      if (this.resting !== undefined) clearTimeout(this.resting);
      this.resting = undefined;
    },
    search(text: string) {
      this.stopWaiting();
      this.tell('search', { text: text.trim() });
    },
  },
  detached() {
    this.stopWaiting();
  },
});
