import { dayOf } from '../../../../domain/time';
import type { PickerOption } from '../../../components/search-picker/filter';
import { call, CallFailure, newRequestId } from '../../../services/call';
import { showFailure } from '../../../services/failure';
import { initialLoad, loadInto } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import {
  emptyForm,
  fields,
  formOf,
  inputOf,
  labelsOf,
  pickerLists,
  pickerOptions,
  problemsOf,
  tipOf,
  visibleProblems,
  type LocalList,
  type OnRecord,
  type Problems,
  type RegisterForm,
} from './index.view';
import { InstitutionSearch, loadDepartments, type PickerData } from './pickers';

type PickerKind = 'institution' | 'department' | LocalList;
type Tap<Data extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Data
>;

const TITLES: Record<PickerKind, string> = {
  institution: '选择所在单位',
  department: '选择科室',
  professionalTitle: '选择职称',
  specialty: '选择专业',
  education: '选择最高学历',
};

/** The request id of the hand-in under way: kept while its outcome is unknown, so that a repeat is harmless. */
let requestId: string | undefined;
let institutions: InstitutionSearch | undefined;

Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    form: emptyForm,
    onRecord: null as OnRecord | null,
    labels: labelsOf(emptyForm),
    problems: {} as Problems,
    tip: '',
    tried: false,
    busy: false,
    picker: {
      kind: '' as PickerKind | '',
      title: '',
      selected: '',
      remote: false,
      options: [] as PickerOption[],
      message: '',
    },
    pickerOpen: false,
  },
  onLoad() {
    requestId = undefined;
    institutions = new InstitutionSearch((data) => this.showPicker('institution', data));
    void this.load();
  },
  load() {
    return loadInto(this, async () => {
      const { trainee } = await session.get();
      if (trainee === null) return {};
      const mine = await call('registration.mine', {});
      const form = formOf(mine);
      return {
        form,
        labels: labelsOf(form),
        onRecord: { phoneMasked: mine.phoneMasked, nationalIdMasked: mine.nationalIdMasked },
      };
    });
  },
  /** Takes over what changed. A changed form is a new hand-in: its outcome is not that of the one before. */
  change(changed: Partial<RegisterForm>) {
    requestId = undefined;
    const form = { ...this.data.form, ...changed };
    const open = problemsOf(form, this.data.onRecord, dayOf(serverNow()));
    const { tried } = this.data;
    this.setData({
      form,
      labels: labelsOf(form),
      problems: visibleProblems(open, form, tried),
      tip: tried ? tipOf(open) : '',
    });
  },
  typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ name: event.detail.value });
  },
  typeNationalId(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ nationalId: event.detail.value });
  },
  typeCardNumber(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ cardNumber: event.detail.value.trim().toUpperCase() });
  },
  gotPhone(event: WechatMiniprogram.CustomEvent<{ code?: string }>) {
    if (event.detail.code !== undefined) this.change({ phoneCode: event.detail.code });
  },
  toggleConsent() {
    this.change({ consent: !this.data.form.consent });
  },
  openPrivacy() {
    void wx.navigateTo({ url: '/packages/trainee/privacy/index' });
  },
  openPicker(event: Tap<{ kind: PickerKind }>) {
    const { kind } = event.currentTarget.dataset;
    const { form } = this.data;
    if (kind === 'department' && form.institutionId === '') {
      this.setData({ 'problems.department': '请先选择所在单位' });
      return;
    }
    const local = kind === 'institution' || kind === 'department' ? undefined : kind;
    const selected = local ? form[local] : kind === 'institution' ? form.institutionId : form.departmentId;
    this.setData({
      pickerOpen: true,
      picker: {
        kind,
        title: TITLES[kind],
        selected,
        remote: kind === 'institution',
        options: local ? pickerOptions(local) : [],
        message: local ? '' : '正在加载…',
      },
    });
    if (kind === 'institution') void institutions?.search('');
    if (kind === 'department')
      void loadDepartments(form.institutionId).then((data) => this.showPicker('department', data));
  },
  showPicker(kind: PickerKind, { options, message }: PickerData) {
    if (this.data.picker.kind === kind) this.setData({ 'picker.options': options, 'picker.message': message });
  },
  searchInstitution(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    void institutions?.search(event.detail.text);
  },
  moreInstitutions() {
    void institutions?.more();
  },
  closePicker() {
    this.setData({ pickerOpen: false });
  },
  pick(event: WechatMiniprogram.CustomEvent<PickerOption>) {
    const { value, label } = event.detail;
    const { kind } = this.data.picker;
    this.closePicker();
    if (kind === 'institution') {
      if (value !== this.data.form.institutionId)
        this.change({ institutionId: value, institutionName: label, departmentId: '', departmentName: '' });
    } else if (kind === 'department') this.change({ departmentId: value, departmentName: label });
    else if (kind !== '' && kind in pickerLists) this.change({ [kind]: value });
  },
  async submit() {
    const { form, onRecord, busy } = this.data;
    if (busy) return;
    const problems = problemsOf(form, onRecord, dayOf(serverNow()));
    const first = fields.find((field) => problems[field] !== undefined);
    const input = inputOf(form);
    this.setData({ tried: true, problems, tip: tipOf(problems) });
    if (first !== undefined || input === undefined) {
      void wx.pageScrollTo({ selector: `#field-${first ?? 'name'}`, offsetTop: -80 });
      return;
    }
    this.setData({ busy: true });
    requestId ??= newRequestId();
    try {
      const { keptScans } = await call('registration.submit', input, { requestId });
      session.forget();
      await wx.redirectTo({ url: `/packages/trainee/registration/index?keptScans=${keptScans}` });
    } catch (error) {
      this.setData({ busy: false });
      if (error instanceof CallFailure && !error.outcomeUnknown) requestId = undefined;
      // WeChat's phone code works once: the server has used it up.
      if (error instanceof CallFailure && error.code === 'phoneCodeInvalid') this.change({ phoneCode: '' });
      await showFailure(error);
    }
  },
});
