import { normaliseCardNumber } from '../../../../domain/person/person';
import { dayOf } from '../../../../domain/kernel/time';
import type { PickerOption } from '../components/search-picker/filter';
import { call, CallFailure } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import type { Tap, Told } from '../../../services/events';
import { initialLoad, loadInto } from '../../../services/load';
import { scanWaitedForRegistration } from '../../../services/scan';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import { draft } from '../shared/draft';
import type { Identity, OnRecord } from '../shared/identity';
import { showPart } from '../shared/show-part';
import {
  chosenIn,
  emptyForm,
  fields,
  formOf,
  inputOf,
  labelsOf,
  pickerView,
  problemsOf,
  tipOf,
  visibleProblems,
  type PickerKind,
  type PickerView,
  type Problems,
  type RegisterForm,
} from './index.view';
import { InstitutionSearch, loadDepartments, type PickerData } from './pickers';
import { hasUsedPhoneCode, isTaken, wantsRebinding } from './taken';

const nothingWrong: Problems = {};
const closedPicker: { picker: PickerView | null; pickerOpen: boolean } = { picker: null, pickerOpen: false };

let institutions: InstitutionSearch | undefined;

Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    form: emptyForm,
    onRecord: null as OnRecord | null,
    labels: labelsOf(emptyForm),
    problems: nothingWrong,
    tip: '',
    tried: false,
    busy: false,
    ...closedPicker,
  },
  onLoad() {
    institutions = new InstitutionSearch((data) => this.showPicker('institution', data));
    void this.load();
  },
  load() {
    return loadInto(this, async () => {
      const { trainee } = await session.get();
      if (trainee === null) {
        const form = draft.get() ?? emptyForm;
        return { form, labels: labelsOf(form) };
      }
      const mine = await call('registration.mine', {});
      const form = formOf(mine);
      const { phoneMasked, nationalIdMasked } = mine;
      return { form, labels: labelsOf(form), onRecord: { phoneMasked, nationalIdMasked } };
    });
  },
  change(changed: Partial<RegisterForm>) {
    const form = { ...this.data.form, ...changed };
    const open = problemsOf(form, this.data.onRecord, dayOf(serverNow()));
    const { tried } = this.data;
    if (this.data.onRecord === null) draft.keep(form);
    const tip = tried ? tipOf(open) : '';
    this.setData({ form, labels: labelsOf(form), problems: visibleProblems(open, form, tried), tip });
  },
  changeIdentity({ detail }: Told<Partial<Identity>>) {
    this.change(detail);
  },
  typeCardNumber(event: Told<{ value: string }>) {
    this.change({ cardNumber: normaliseCardNumber(event.detail.value) });
  },
  toggleConsent() {
    this.change({ consent: !this.data.form.consent });
  },
  openRebinding() {
    void wx.navigateTo({ url: '/packages/trainee/rebinding/index' });
  },
  openPicker(event: Tap<{ kind: PickerKind }>) {
    const { kind } = event.currentTarget.dataset;
    const { form } = this.data;
    if (kind === 'department' && form.institutionId === '') {
      this.setData({ 'problems.department': '请先选择所在单位' });
      return;
    }
    this.setData({ pickerOpen: true, picker: pickerView(kind, form) });
    if (kind === 'institution') void institutions?.search('');
    if (kind === 'department')
      void loadDepartments(form.institutionId).then((data) => this.showPicker('department', data));
  },
  showPicker(kind: PickerKind, { options, message }: PickerData) {
    if (this.data.picker?.kind === kind) this.setData({ 'picker.options': options, 'picker.message': message });
  },
  searchInstitution(event: Told<{ text: string }>) {
    void institutions?.search(event.detail.text);
  },
  moreInstitutions() {
    void institutions?.more();
  },
  closePicker() {
    this.setData({ pickerOpen: false });
  },
  pick(event: Told<PickerOption>) {
    const { picker, form } = this.data;
    this.closePicker();
    if (picker !== null) this.change(chosenIn(picker.kind, form, event.detail));
  },
  async submit() {
    const { form, onRecord } = this.data;
    const problems = problemsOf(form, onRecord, dayOf(serverNow()));
    const first = fields.find((field) => problems[field] !== undefined);
    const input = inputOf(form);
    this.setData({ tried: true, problems, tip: tipOf(problems) });
    if (first !== undefined || input === undefined) {
      showPart(first ?? 'name');
      return;
    }
    const refused = await busyWhile(this, async () => {
      try {
        const { keptScans } = await send('registration.submit', input);
        draft.forget();
        session.forget();
        const lapsed = scanWaitedForRegistration() && keptScans === 0 ? '&lapsed=1' : '';
        await wx.redirectTo({ url: `/packages/trainee/registration/index?keptScans=${keptScans}${lapsed}` });
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        // WeChat's phone code works once, and these come after it was read.
        if (hasUsedPhoneCode(error.code)) this.change({ phoneCode: '' });
        if (isTaken(error.code)) return error.words;
        throw error;
      }
      return undefined;
    });
    if (refused && (await wantsRebinding(refused))) this.openRebinding();
  },
});
