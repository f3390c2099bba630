import type { InputOf } from '../../../../contract/index';
import type { PickerData, PickerOption } from '../../../components/search-picker/filter';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { tell } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { hospitalSearch, type HospitalSearch } from '../../../services/hospital-options';
import { toast } from '../../../services/passing';
import {
  addedWords,
  addition,
  entryOf,
  nameMax,
  problemsOf,
  requestCard,
  type EntryProblems,
  type NewEntry,
  type RequestCard,
} from './index.view';
import { ownDepartments } from './match-options';

type Decision = InputOf<'directoryRequest.decide'>['decision'];
const nothingTyped: NewEntry = { name: '', account: '', password: '', departmentName: '' };
const nothingWrong: EntryProblems = {};
/** Which sheet is open about the chosen request. */
const noSheet: { sheet: 'add' | 'match' | 'refuse' | '' } = { sheet: '' };

const quickReasons = ['列表里已有，请重新搜索', '名称不全，请写全称', '不是本单位的科室'];

/** 单位和科室补充: what somebody who registers did not find, waiting for whoever keeps the list (P7b). */
export const page = definePage(routes.directoryRequests, {
  access: 'administrator',
  data: {
    ...noCards<RequestCard>(),
    ...noSheet,
    open: true,
    search: '',
    waiting: 0,
    chosen: null as RequestCard | null,
    entry: nothingTyped,
    problems: nothingWrong,
    nameMax: 0,
    hidden: true,
    options: [] as PickerOption[],
    optionsMessage: '',
    quickReasons,
  },
  own: () => ({ hospitals: undefined as HospitalSearch | undefined }),
  methods: {
    pickOpen({ currentTarget }: Tap<{ open: boolean }>) {
      this.setData({ open: currentTarget.dataset.open });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    clearSearch() {
      this.setData({ search: '' });
      void this.reload({ fresh: true });
    },
    choose({ currentTarget }: Tap<{ id: string; sheet: 'add' | 'match' | 'refuse' }>) {
      const { id, sheet } = currentTarget.dataset;
      const chosen = this.data.cards.find(({ directoryRequestId }) => directoryRequestId === id);
      if (chosen === undefined) return;
      this.setData({ chosen, sheet, entry: entryOf(chosen), problems: nothingWrong, nameMax: nameMax(chosen.kind) });
      if (sheet === 'match') this.searchEntries({ detail: { text: '' } });
    },
    closeSheet() {
      if (this.data.busy === '') this.setData(noSheet);
    },
    sheetMoved({ detail }: Told<{ visible: boolean }>) {
      if (!detail.visible) this.closeSheet();
    },
    type({ detail, currentTarget }: Told<{ value: string }, { field: keyof NewEntry }>) {
      const { field } = currentTarget.dataset;
      const { [field]: _mended, ...problems } = this.data.problems;
      this.setData({ entry: { ...this.data.entry, [field]: detail.value }, problems });
    },
    togglePassword() {
      this.setData({ hidden: !this.data.hidden });
    },
    add() {
      const { chosen, entry } = this.data;
      if (chosen === null) return;
      const problems = problemsOf(chosen.kind, entry);
      this.setData({ problems });
      if (Object.keys(problems).length > 0) return;
      void this.decide(addition(chosen.kind, entry));
    },
    searchEntries({ detail }: { detail: { text: string } }) {
      const { chosen } = this.data;
      if (chosen === null) return;
      const show = ({ options, message }: PickerData) => this.setData({ options, optionsMessage: message });
      if (chosen.kind === 'institution') {
        this.hospitals ??= hospitalSearch(show);
        void this.hospitals.search(detail.text);
      } else void ownDepartments().then(show);
    },
    moreEntries() {
      void this.hospitals?.more();
    },
    match({ detail }: Told<PickerOption>) {
      this.setData(noSheet);
      void this.decide({ kind: 'match', entryId: detail.value });
    },
    refuse({ detail }: Told<{ reason: string }>) {
      void this.decide({ kind: 'refuse', reason: detail.reason });
    },
    async decide(decision: Decision) {
      const { chosen, entry } = this.data;
      if (chosen === null) return;
      const { directoryRequestId } = chosen;
      const decided = await this.run('decide', async (send) => {
        await send('directoryRequest.decide', { directoryRequestId, decision });
        return true;
      });
      if (decided !== true) return;
      this.setData(noSheet);
      if (decision.kind === 'addInstitution') await tell({ title: '单位已加入', content: addedWords(entry) });
      else toast('已处理，申请人会收到消息', 'none');
      await this.reload();
    },
  },
  async rows(request) {
    const { waiting, ...page } = await call('directoryRequest.list', {
      open: this.data.open,
      ...(this.data.search !== '' && { search: this.data.search }),
      ...request,
    });
    if (waiting !== null) this.setData({ waiting });
    return page;
  },
  card: requestCard,
});
