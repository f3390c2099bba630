import { defineComponent, detail } from '../../page/define-component';
import { hospitalSearch, type HospitalSearch } from '../../services/hospital-options';
import type { Told } from '../../services/events';
import type { PickerOption } from '../search-picker/filter';

/** A filter by hospital, as a chip over a list that is searched. `choose` tells the id; '' is all of them. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { value: '' },
  data: { name: '', picking: false, options: [] as PickerOption[], message: '' },
  own: () => ({ hospitals: undefined as HospitalSearch | undefined, typed: '' }),
  events: { choose: detail<{ value: string }>() },
  observers: {
    value(value: string) {
      if (value === '') this.setData({ name: '' });
    },
  },
  methods: {
    open() {
      this.setData({ picking: true });
      this.search({ detail: { text: '' } });
    },
    close() {
      this.setData({ picking: false });
    },
    search({ detail: { text } }: { detail: { text: string } }) {
      this.typed = text;
      this.hospitals ??= hospitalSearch(({ options, message }) => {
        const all = this.typed === '' && message === '' ? [{ value: '', label: '全部单位' }] : [];
        this.setData({ options: [...all, ...options], message });
      });
      void this.hospitals.search(text);
    },
    more() {
      void this.hospitals?.more();
    },
    pick({ detail: { value, label } }: Told<PickerOption>) {
      this.setData({ picking: false, name: value === '' ? '' : label });
      this.tell('choose', { value });
    },
  },
});
