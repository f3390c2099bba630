import { definePage } from '../../../page/define-page';
import { replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { session } from '../../../services/session';
import { loadDepartments } from '../../../components/correction-rows/departments';
import type { PickerData, PickerOption } from '../../../components/search-picker/filter';
import { hospitalSearch, type HospitalSearch } from '../../../services/hospital-options';
import { aroundOf, emptyForm, inputOf, tipOf, WHY_MAX, type Around, type TransferForm } from './index.view';

type PickerKind = 'institution' | 'department';

/** What the sheet of the pickers shows. */
const noPicker: PickerData & { kind: PickerKind } = { kind: 'institution', options: [], message: '' };

/** P2b: a trainee asks for another institution. */
export const page = definePage(routes.transferRequest, {
  data: {
    around: null as Around | null,
    form: emptyForm,
    tip: tipOf(emptyForm),
    whyMax: WHY_MAX,
    picker: noPicker,
    pickerOpen: false,
  },
  own: () => ({ institutions: undefined as HospitalSearch | undefined }),
  methods: {
    change(changed: Partial<TransferForm>) {
      const form = { ...this.data.form, ...changed };
      this.setData({ form, tip: tipOf(form) });
    },
    typeWhy({ detail }: Told<{ value: string }>) {
      this.change({ why: detail.value });
    },
    openInstitutions() {
      this.setData({ pickerOpen: true, picker: { kind: 'institution', options: [], message: '' } });
      void this.institutions?.search('');
    },
    openDepartments() {
      const { institutionId } = this.data.form;
      if (institutionId === '') return this.openInstitutions();
      this.setData({ pickerOpen: true, picker: { kind: 'department', options: [], message: '' } });
      void loadDepartments(institutionId).then((data) => this.showPicker('department', data));
    },
    showPicker(kind: PickerKind, { options, message }: PickerData) {
      if (this.data.picker.kind === kind) this.setData({ 'picker.options': options, 'picker.message': message });
    },
    searchInstitution({ detail }: Told<{ text: string }>) {
      void this.institutions?.search(detail.text);
    },
    moreInstitutions() {
      void this.institutions?.more();
    },
    closePicker() {
      this.setData({ pickerOpen: false });
    },
    pick({ detail: { value, label } }: Told<PickerOption>) {
      const { picker, form } = this.data;
      this.closePicker();
      if (picker.kind === 'department') return this.change({ departmentId: value, departmentName: label });
      if (value === form.institutionId) return;
      // A department belongs to one institution.
      this.change({ institutionId: value, institutionName: label, departmentId: '', departmentName: '' });
    },
    async submit() {
      const { form, tip } = this.data;
      if (tip !== '') return;
      await this.run('submit', async (send) => {
        await send('transfer.request', inputOf(form));
        session.forget();
        await replace(routes.transfer, {});
      });
    },
  },
  opened() {
    this.institutions = hospitalSearch((data) => this.showPicker('institution', data));
  },
  async load() {
    return { around: aroundOf(await call('transfer.mine', {})) };
  },
});
