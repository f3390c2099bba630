import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import {
  filterGroups,
  groupNames,
  noFilters,
  withToggled,
  type Departments,
  type FilterGroup,
  type Filters,
  type GroupName,
} from '../../shared/people-filters';

const asked: { filters: Filters; groups: readonly GroupName[]; departments: Departments } = {
  filters: noFilters,
  groups: groupNames,
  departments: [],
};
const atFirst: { chosen: Filters; open: GroupName | '' } = { chosen: noFilters, open: '' };

/**
 * The sheet of filters over a list of people (P6b). What is chosen is told at once, so that its button can say how many there are; the
 * list shows it once the button is pressed.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    ...asked,
    /** 看 4 人; of what is chosen in the sheet. */
    confirm: '',
  },
  data: { ...atFirst, search: '', shown: [] as FilterGroup[], none: true },
  events: {
    choose: detail<{ filters: Filters }>(),
    confirm: detail<{ filters: Filters }>(),
    cancel: nothing,
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.draw({ chosen: this.data.filters, open: '', search: '' });
    },
    departments() {
      if (this.data.visible) this.draw({});
    },
  },
  methods: {
    draw(changed: Partial<{ chosen: Filters; open: GroupName | ''; search: string }>) {
      const { chosen, open, search, groups, departments } = { ...this.data, ...changed };
      this.setData({
        ...{ chosen, open, search },
        shown: filterGroups(chosen, departments, { groups, open, search }),
        none: groups.every((group) => chosen[group].length === 0),
      });
    },
    toggle({ currentTarget }: Tap<{ group: GroupName; value: string }>) {
      const { group, value } = currentTarget.dataset;
      this.change(withToggled(this.data.chosen, group, value));
    },
    clear() {
      const { chosen, groups } = this.data;
      this.change({ ...chosen, ...Object.fromEntries(groups.map((group) => [group, []])) });
    },
    change(chosen: Filters) {
      this.draw({ chosen });
      this.tell('choose', { filters: chosen });
    },
    showAll({ currentTarget }: Tap<{ group: GroupName }>) {
      this.draw({ open: currentTarget.dataset.group, search: '' });
    },
    type({ detail: { value: search } }: Told<{ value: string }>) {
      this.draw({ search });
    },
    cancel() {
      this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      this.tell('confirm', { filters: this.data.chosen });
    },
  },
});
