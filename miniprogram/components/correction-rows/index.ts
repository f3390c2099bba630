import { normaliseCardNumber } from '../../../domain/person/person';
import { defineComponent, detail } from '../../page/define-component';
import type { Told } from '../../services/events';
import type { PickerOption } from '../search-picker/filter';
import { loadDepartments } from './departments';
import {
  chosenIn,
  emptyForm,
  labelsOf,
  noProblems,
  pickerOptions,
  pickerTitles,
  type CorrectionForm,
  type PickerKind,
} from './form';

const shownAtFirst: { kind: PickerKind } = { kind: 'department' };

/**
 * The rows of a form that corrects facts of an approved person, with the sheets that they open; in a card of its own. `change` tells
 * the fields that changed.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    form: emptyForm,
    problems: noProblems,
    /** Whose departments there are to choose from. */
    institutionId: '',
  },
  data: {
    ...shownAtFirst,
    labels: labelsOf(emptyForm),
    choosing: false,
    title: '',
    selected: '',
    options: [] as PickerOption[],
    message: '',
  },
  events: { change: detail<Partial<CorrectionForm>>() },
  observers: {
    form(form: CorrectionForm) {
      this.setData({ labels: labelsOf(form) });
    },
  },
  methods: {
    typeName({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { name: value });
    },
    typeCardNumber({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { cardNumber: normaliseCardNumber(value) });
    },
    choose({ currentTarget }: Told<object, { kind: PickerKind }>) {
      const { kind } = currentTarget.dataset;
      const { form, institutionId } = this.data;
      const local = kind !== 'department';
      this.setData({
        ...{ kind, choosing: true, title: pickerTitles[kind] },
        selected: local ? form[kind] : form.departmentId,
        options: local ? pickerOptions(kind) : [],
        message: local ? '' : '正在加载…',
      });
      if (local) return;
      void loadDepartments(institutionId).then((loaded) => {
        if (this.data.kind === 'department') this.setData(loaded);
      });
    },
    close() {
      this.setData({ choosing: false });
    },
    pick({ detail: option }: Told<PickerOption>) {
      this.close();
      this.tell('change', chosenIn(this.data.kind, option));
    },
  },
});
