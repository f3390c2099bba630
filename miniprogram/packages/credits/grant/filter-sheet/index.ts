import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import {
  filterGroups,
  isFiltered,
  NO_FILTERS,
  noOptions,
  withToggled,
  type FilterGroup,
  type Filters,
  type GroupName,
} from '../filters';

const asked = { filters: NO_FILTERS, options: noOptions };

/** The filters of a grant, several values each, with how many each value lets through (G3b). */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, ...asked },
  data: { chosen: NO_FILTERS, groups: [] as FilterGroup[], none: true },
  events: { choose: detail<{ filters: Filters }>(), cancel: nothing },
  observers: {
    visible(visible: boolean) {
      if (visible) this.draw(this.data.filters);
    },
  },
  methods: {
    draw(chosen: Filters) {
      this.setData({ chosen, groups: filterGroups(chosen, this.data.options), none: !isFiltered(chosen) });
    },
    toggle({ currentTarget }: Tap<{ group: GroupName; value: string }>) {
      const { group, value } = currentTarget.dataset;
      this.draw(withToggled(this.data.chosen, group, value));
    },
    clear() {
      this.draw(NO_FILTERS);
    },
    cancel() {
      this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      this.tell('choose', { filters: this.data.chosen });
    },
  },
});
