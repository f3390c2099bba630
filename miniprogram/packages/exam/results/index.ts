import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { sheet, tell } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { flagsLine, passedInput, passedOptions, resultCard, type ResultCard } from './index.view';

/** E6: who has taken an exam, the best first (M22). */
export const page = definePage(routes.examResults, {
  access: 'administrator',
  makes: ['export.begin'],
  data: { ...noCards<ResultCard>(), search: '', passed: '', passedOptions, flags: '', identity: false },
  reloadOnShow: true,
  methods: {
    searchPeople({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    choose({ detail }: Told<{ value: string }>) {
      this.setData({ passed: detail.value });
      void this.reload({ fresh: true });
    },
    openPerson({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.examPerson, { ...this.params, personId: currentTarget.dataset.id }));
    },
    openItems() {
      void this.run('open', () => open(routes.examItems, this.params));
    },
    openFlags() {
      void this.run('open', () => open(routes.examFlags, this.params));
    },
    /** Whoever stands there shows their personal code. */
    vouch() {
      void this.run('vouch', async (send) => {
        const scanned = await sheet(() => wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }));
        if (scanned === undefined) return;
        const { projectId, batchId } = this.params;
        const { name, institutionName, departmentName } = await send('examIdentity.vouch', {
          ...{ projectId, batchId, code: scanned.result },
        });
        await tell({
          title: `已确认${name}本人`,
          content: `${institutionName} ${departmentName}，可以开始或继续考试。`,
        });
      });
    },
    exportAll() {
      void this.run('open', () => open(routes.export, { kind: 'examResults', ...this.params }));
    },
    clear() {
      this.setData({ search: '', passed: '' });
      void this.reload({ fresh: true });
    },
  },
  rows(request) {
    const { search, passed } = this.data;
    return call('exam.results', { ...this.params, ...passedInput(passed), search, ...request });
  },
  card: resultCard,
  async load() {
    const [study, cards] = await Promise.all([call('examStudy.get', this.params), this.firstCards()]);
    return { ...cards, flags: flagsLine(study), identity: study.identity };
  },
});
