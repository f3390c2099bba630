import { dayOf } from '../../../../domain/kernel/time';
import { normaliseCardNumber } from '../../../../domain/person/person';
import { loadDepartments } from '../../../components/correction-rows/departments';
import { NOTHING_TYPED, type SmsTyped } from '../../../components/sms-code/index.view';
import { definePage } from '../../../page/define-page';
import { open, replace } from '../../../page/navigate';
import { ask } from '../../../page/sheets';
import { routes } from '../../../page/routes';
import { call, CallFailure } from '../../../services/call';
import type { Told } from '../../../services/events';
import { NAME_REFUSED } from '../../../services/name-words';
import { scanWaitedForRegistration } from '../../../services/scan';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import type { PickerData, PickerOption } from '../../../components/search-picker/filter';
import { draft } from '../shared/draft';
import type { Identity, OnRecord } from '../shared/identity';
import { askedView, foundIn, maxima, type AskedView } from '../shared/missing-place';
import { showPart } from '../shared/show-part';
import {
  chosenIn,
  emptyForm,
  fields,
  formOf,
  inputOf,
  labelsOf,
  onRecordOf,
  pairOf,
  pickerView,
  problemsOf,
  tipOf,
  visibleProblems,
  type PickerKind,
  type Problems,
  type RegisterForm,
} from './index.view';
import { hospitalSearch, type HospitalSearch } from '../../../services/hospital-options';
import { hasUsedPhoneCode, isAnotherPerson, isOtherNumber, isTaken, wantsRebinding } from './taken';

const nothingWrong: Problems = {};

/** T2: somebody registers as a trainee, or hands a registration in again. */
export const page = definePage(routes.register, {
  data: {
    form: emptyForm,
    onRecord: null as OnRecord | null,
    labels: labelsOf(emptyForm),
    problems: nothingWrong,
    tip: '',
    tried: false,
    /** What is asked for; on the screen while `pickerOpen`. */
    picker: pickerView('institution', emptyForm),
    pickerOpen: false,
    /** The form goes on where an earlier run of the app left it. */
    resumed: false,
    /** What became of an institution or a department that was in no list. */
    asked: null as AskedView | null,
    /** Somebody by this name and national ID is registered: from an earlier WeChat. */
    registered: false,
    /** Codes by SMS are to be had here. */
    smsOffered: false,
  },
  reloadOnShow: true,
  own: () => ({ corrects: '', looked: '', institutions: undefined as HospitalSearch | undefined }),
  methods: {
    change(changed: Partial<RegisterForm>) {
      const form = { ...this.data.form, ...changed };
      const open = problemsOf(form, this.data.onRecord, dayOf(serverNow()));
      const { tried } = this.data;
      draft.keep(form, this.corrects);
      const tip = tried ? tipOf(open) : '';
      this.setData({ form, labels: labelsOf(form), problems: visibleProblems(open, form, tried), tip });
    },
    changeIdentity({ detail }: Told<Partial<Identity>>) {
      if (this.data.registered) this.setData({ registered: false });
      this.change(detail);
    },
    /** Once name and national ID are whole. Each pair is a try of the server's, so none is sent twice; without an answer the form goes on. */
    async lookUp() {
      const { form, onRecord } = this.data;
      const pair = pairOf(form, dayOf(serverNow()));
      if (onRecord !== null || pair === undefined || this.looked === JSON.stringify(pair)) return;
      this.looked = JSON.stringify(pair);
      try {
        const { registered } = await call('registration.check', pair);
        if (this.looked === JSON.stringify(pairOf(this.data.form, dayOf(serverNow())))) this.setData({ registered });
      } catch {
        // Handing in tells it too.
      }
    },
    typeCardNumber({ detail }: Told<{ value: string }>) {
      this.change({ cardNumber: normaliseCardNumber(detail.value) });
    },
    typeSms({ detail: sms }: Told<SmsTyped>) {
      this.change({ sms });
    },
    switchProof() {
      this.change({ sms: this.data.form.sms === null ? { ...NOTHING_TYPED } : null, phoneCode: '' });
    },
    toggleConsent() {
      this.change({ consent: !this.data.form.consent });
    },
    async beginAnew() {
      const sure = await ask({ title: '清空已填的内容？', content: '清空后从头填写。', confirmText: '清空' });
      if (!sure) return;
      draft.forget();
      await this.reload();
    },
    openRebinding() {
      void this.run('open', () => open(routes.rebinding, {}));
    },
    openPicker({ currentTarget }: Told<object, { kind: PickerKind }>) {
      const { kind } = currentTarget.dataset;
      const { form } = this.data;
      if (kind === 'department' && form.institutionId === '')
        return this.setData({ 'problems.department': '请先选择所在单位' });
      this.setData({ pickerOpen: true, picker: pickerView(kind, form) });
      if (kind === 'institution') void this.institutions?.search('');
      if (kind === 'department')
        void loadDepartments(form.institutionId).then((data) => this.showPicker('department', data));
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
    tellMissing({ detail }: Told<{ text: string }>) {
      const kind = this.data.picker.kind === 'department' ? 'department' : 'institution';
      this.closePicker();
      draft.keep(this.data.form, this.corrects);
      const name = detail.text.slice(0, maxima[kind]);
      const params = {
        kind,
        ...(name !== '' && { name }),
        ...(this.corrects !== '' && { of: this.corrects }),
      } as const;
      void this.run('open', () => open(routes.missingPlace, params));
    },
    withdraw() {
      const { asked } = this.data;
      if (asked === null) return;
      const { directoryRequestId } = asked;
      void this.run('withdraw', async (send) => {
        await send('directoryRequest.withdraw', { directoryRequestId });
        await this.reload();
      });
    },
    closePicker() {
      this.setData({ pickerOpen: false });
    },
    pick({ detail }: Told<PickerOption>) {
      const { picker, form } = this.data;
      this.closePicker();
      this.change(chosenIn(picker.kind, form, detail));
    },
    /** The institution whose card led here; nothing where there is none, or it does not work: then it is chosen as ever. */
    async sharedBy(): Promise<Partial<RegisterForm>> {
      const { institutionId } = this.params;
      if (institutionId === undefined) return {};
      const { rows } = await call('directory.institutions', { institutionId }).catch(() => ({ rows: [] }));
      const [found] = rows;
      return found === undefined ? {} : { institutionId: found.institutionId, institutionName: found.name };
    },
    showNameRefused() {
      this.setData({ 'problems.name': NAME_REFUSED });
      showPart('name');
      return undefined;
    },
    submit() {
      return this.handIn({ anotherPerson: false });
    },
    async handIn({ anotherPerson }: { anotherPerson: boolean }) {
      const { form, onRecord } = this.data;
      const problems = problemsOf(form, onRecord, dayOf(serverNow()));
      const first = fields.find((field) => problems[field] !== undefined);
      const input = inputOf(form);
      this.setData({ tried: true, problems, tip: tipOf(problems) });
      if (first !== undefined || input === undefined) return showPart(first ?? 'name');
      const refused = await this.run('submit', async (send) => {
        try {
          const { keptScans } = await send('registration.submit', anotherPerson ? { ...input, anotherPerson } : input);
          draft.forget();
          session.forget();
          await replace(routes.registration, {
            handedIn: true,
            keptScans,
            lapsed: scanWaitedForRegistration() && keptScans === 0,
          });
        } catch (error) {
          if (!(error instanceof CallFailure)) throw error;
          // WeChat's phone code works once, and these come after it was read.
          if (hasUsedPhoneCode(error.code)) this.change({ phoneCode: '' });
          if (isTaken(error.code) || isOtherNumber(error.code)) return error;
          if (error.details.fields?.some(({ field }) => field === 'name')) return this.showNameRefused();
          throw error;
        }
        return undefined;
      });
      if (refused === undefined) return;
      if (!isOtherNumber(refused.code)) return (await wantsRebinding(refused.words)) && this.openRebinding();
      // The same form, said by somebody else.
      if (await isAnotherPerson(refused.words)) void this.handIn({ anotherPerson: true });
    },
  },
  opened() {
    this.institutions = hospitalSearch((data) => this.showPicker('institution', data));
  },
  async load() {
    const { trainee, sms: smsOffered } = await session.get();
    this.corrects = trainee?.personId ?? '';
    const [mine, { rows }] = await Promise.all([
      trainee && call('registration.mine', {}),
      // What became of a request is said where it can be: the form itself waits for nobody.
      call('directoryRequest.mine', {}).catch(() => ({ rows: [] })),
    ]);
    // After the last answer: somebody may have typed meanwhile.
    const kept = draft.get(this.corrects);
    const typed = kept ?? (mine ? formOf(mine) : emptyForm);
    const shared = typed.institutionId === '' ? await this.sharedBy() : {};
    const form = { ...typed, ...shared, ...foundIn(rows, typed) };
    return {
      asked: askedView(rows),
      form,
      labels: labelsOf(form),
      onRecord: mine && onRecordOf(mine),
      resumed: draft.isResumed(this.corrects),
      smsOffered,
    };
  },
});
