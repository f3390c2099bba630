import { defineComponent, detail } from '../../page/define-component';
import { askedOptions, hospitalsNamed } from '../../services/hospital-options';
import type { Told } from '../../services/events';
import type { PickerOption } from '../search-picker/filter';

/** A filter by hospital, as a chip over a list that is searched. `choose` tells the id; '' is all of them. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { value: '' },
  data: { name: '', picking: false, options: [] as PickerOption[], message: '' },
  own: () => ({ asking: 0 }),
  events: { choose: detail<{ value: string }>() },
  observers: {
    value(value: string) {
      if (value === '') this.setData({ name: '' });
    },
  },
  methods: {
    open() {
      this.setData({ picking: true });
      void this.search({ detail: { text: '' } });
    },
    close() {
      this.setData({ picking: false });
    },
    /** Later answers of an earlier search are dropped. */
    async search({ detail: { text } }: { detail: { text: string } }) {
      const asking = (this.asking += 1);
      this.setData({ options: [], message: '正在加载…' });
      const found = await askedOptions(() => hospitalsNamed(text));
      if (asking !== this.asking) return;
      const all = text === '' && found.message === '' ? [{ value: '', label: '全部单位' }] : [];
      this.setData({ options: [...all, ...found.options], message: found.message });
    },
    pick({ detail: { value, label } }: Told<PickerOption>) {
      this.setData({ picking: false, name: value === '' ? '' : label });
      this.tell('choose', { value });
    },
  },
});
