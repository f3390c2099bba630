import type { OutputOf } from '../../../../contract/index';
import type { PickerOption } from '../../../components/search-picker/filter';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { OptionSearch } from '../../../services/option-search';
import { toast } from '../../../services/passing';
import {
  copied,
  earlierOption,
  planOf,
  reviewChoices,
  sectionViews,
  tagOptions,
  totalLine,
  typedOf,
  type SectionView,
  type TypedPaper,
} from './index.view';

type Paper = OutputOf<'exam.paper'>;
type Text = 'passPoints' | 'minutes' | 'attempts' | 'opensDay' | 'opensClock' | 'closesDay' | 'closesClock';
type Switch = 'shuffleQuestions' | 'shuffleOptions' | 'halfPoints' | 'identity';

const noBank: Pick<Paper, 'bank' | 'questions'> = { bank: [], questions: 0 };

/** E2: how an exam of a batch is drawn, and when it is open (M22). */
export const page = definePage(routes.examPaper, {
  access: 'administrator',
  makes: ['exam.savePaper'],
  data: {
    head: null as Pick<Paper, 'title' | 'projectNumber' | 'creditLevel'> | null,
    typed: null as TypedPaper | null,
    sections: [] as SectionView[],
    total: '',
    problem: '',
    saved: false,
    begun: 0,
    passed: 0,
    questions: 0,
    reviews: reviewChoices.map((choice) => ({ ...choice })),
    picking: false,
    copying: false,
    earlier: [] as PickerOption[],
    earlierMessage: '',
    tags: [] as PickerOption[],
  },
  own: () => ({
    revision: 0,
    bank: noBank,
    papers: undefined as OptionSearch<OutputOf<'exam.earlier'>['rows'][number]> | undefined,
  }),
  reloadOnShow: true,
  methods: {
    show(typed: TypedPaper) {
      this.setData({ typed, sections: sectionViews(typed.sections, this.bank), total: totalLine(typed), problem: '' });
    },
    typeText({ currentTarget, detail }: Told<{ value: string }, { field: Text }>) {
      const { typed } = this.data;
      if (typed) this.show({ ...typed, [currentTarget.dataset.field]: detail.value });
    },
    toggle({ currentTarget }: Tap<{ field: Switch }>) {
      const { typed, looksOnly } = this.data;
      const { field } = currentTarget.dataset;
      if (typed && !looksOnly) this.show({ ...typed, [field]: !typed[field] });
    },
    pickReview({ currentTarget }: Tap<{ review: TypedPaper['review'] }>) {
      const { typed, looksOnly } = this.data;
      if (typed && !looksOnly) this.show({ ...typed, review: currentTarget.dataset.review });
    },
    typeSection({ currentTarget, detail }: Told<{ value: string }, { index: number; field: 'count' | 'points' }>) {
      const { typed } = this.data;
      const { index, field } = currentTarget.dataset;
      if (!typed) return;
      this.show({
        ...typed,
        sections: typed.sections.map((section, at) => (at === index ? { ...section, [field]: detail.value } : section)),
      });
    },
    dropSection({ currentTarget }: Tap<{ index: number }>) {
      const { typed } = this.data;
      if (typed)
        this.show({ ...typed, sections: typed.sections.filter((_, at) => at !== currentTarget.dataset.index) });
    },
    openEarlier() {
      this.setData({ copying: true });
      this.searchEarlier({ detail: { text: '' } });
    },
    closeEarlier() {
      this.setData({ copying: false });
    },
    searchEarlier({ detail }: { detail: { text: string } }) {
      this.papers ??= new OptionSearch(
        (asked) => call('exam.earlier', asked),
        earlierOption,
        ({ options, message }) => this.setData({ earlier: options, earlierMessage: message }),
      );
      void this.papers.search(detail.text);
    },
    moreEarlier() {
      void this.papers?.more();
    },
    copy({ detail }: Told<PickerOption>) {
      this.closeEarlier();
      const { typed } = this.data;
      const plan = this.papers?.rowOf(detail.value)?.plan;
      if (typed && plan) this.show(copied(typed, plan));
    },
    addSection() {
      this.setData({ picking: true, tags: tagOptions(this.bank, this.data.typed?.sections ?? []) });
    },
    closeTags() {
      this.setData({ picking: false });
    },
    pickTag({ detail }: Told<PickerOption>) {
      this.closeTags();
      const { typed } = this.data;
      if (typed) this.show({ ...typed, sections: [...typed.sections, { tag: detail.value, count: '5', points: '5' }] });
    },
    openBank() {
      void this.run('open', () => open(routes.questionBank, {}));
    },
    openResults() {
      void this.run('open', () => open(routes.examResults, this.params));
    },
    save() {
      const { typed } = this.data;
      if (!typed) return;
      const read = planOf(typed);
      if ('problem' in read) return this.setData({ problem: read.problem });
      void this.run('save', async (send) => {
        await send('exam.savePaper', { ...this.params, revision: this.revision, plan: read.plan });
        toast('试卷已保存', 'success');
        await this.reload();
      });
    },
  },
  async load() {
    const { plan, proposed, revision, bank, questions, begun, passed, ...head } = await call('exam.paper', this.params);
    this.bank = { bank, questions };
    // What was typed stays when somebody comes back from the bank; after saving it is the same anyway.
    const typed = this.data.typed !== null && revision === this.revision ? this.data.typed : typedOf(plan ?? proposed);
    this.revision = revision;
    return {
      head: { title: head.title, projectNumber: head.projectNumber, creditLevel: head.creditLevel },
      typed,
      sections: sectionViews(typed.sections, this.bank),
      total: totalLine(typed),
      saved: plan !== null,
      ...{ begun, passed, questions },
    };
  },
});
