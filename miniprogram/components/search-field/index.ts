import { defineComponent, detail } from '../../page/define-component';
import type { PageStatus } from '../../page/load';
import type { Told } from '../../services/events';
import { foundLine } from './found';

/** Typing rests this long (ms) before the list is asked. */
const REST_MS = 400;

/** What several lists are searched by. */
const labels = { project: '项目名称或编号', record: '姓名、人员编号、单位', attendee: '姓名、科室、单位' };
const finds: { finds: keyof typeof labels | '' } = { finds: '' };
const listed: { status: PageStatus } = { status: 'ready' };

/**
 * Search field over a list. It tells `search` after a rest in typing, on the keyboard's search key, and when it is cleared. It says
 * what was found: `status`, `count` and `more` are those of the list.
 */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { value: '', ...finds, placeholder: '', ...listed, count: 0, more: false },
  data: { text: '', label: '', found: '' },
  own: () => ({ resting: undefined as ReturnType<typeof setTimeout> | undefined }),
  events: { search: detail<{ text: string }>() },
  observers: {
    value(value: string) {
      this.setData({ text: value });
    },
    'value, status, count, more'(search: string, status: PageStatus, count: number, more: boolean) {
      const found = foundLine({ search, status, count, more });
      if (found !== this.data.found) this.setData({ found });
    },
    'finds, placeholder'(kind: keyof typeof labels | '', placeholder: string) {
      this.setData({ label: kind === '' ? placeholder : labels[kind] });
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
