import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, sheet } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { paged } from '../../../services/paged';
import {
  footOf,
  grantInput,
  lecturerCard,
  rateView,
  type Decisions,
  type Foot,
  type LecturerCard,
  type LecturerGrant,
  type Picked,
  type RateView,
} from './index.view';

const NOTE_MAX = 200;
const nobodyFound = { found: [], searched: false, moreFound: false };
const nothingDecided = (): Decisions => ({ unticked: [], picked: {}, notes: {} });

/** G5: the lecturers of a batch get their credits by card number (M20). */
export const page = definePage(routes.lecturerGrant, {
  access: 'administrator',
  makes: ['lecturerGrant.start'],
  data: {
    rate: null as RateView | null,
    head: { level: '', number: '', title: '' },
    cards: [] as LecturerCard[],
    unnamed: [] as LecturerGrant['unnamed'],
    foot: null as Foot | null,
    noteMax: NOTE_MAX,
    /** Whom a person is picked for by name; '' while the sheet is closed. */
    pickFor: '',
    search: '',
    found: [] as Picked[],
    searched: false,
    moreFound: false,
  },
  own: () => ({ grant: null as LecturerGrant | null, decisions: nothingDecided() }),
  reloadOnShow: true,
  methods: {
    show() {
      if (!this.grant) return;
      const cards = this.grant.lecturers.map((lecturer) => lecturerCard(lecturer, this.decisions));
      this.setData({ cards, foot: footOf(this.grant, cards) });
    },
    toggle({ currentTarget }: Tap<{ key: string }>) {
      const { key } = currentTarget.dataset;
      const { unticked } = this.decisions;
      this.decisions.unticked = unticked.includes(key) ? unticked.filter((each) => each !== key) : [...unticked, key];
      this.show();
    },
    typeNote({ currentTarget, detail }: Told<{ value: string }, { key: string }>) {
      this.decisions.notes[currentTarget.dataset.key] = detail.value;
      this.show();
    },
    mend({ currentTarget }: Tap<{ key: string; course: string }>) {
      const { key, course } = currentTarget.dataset;
      const { projectId } = this.params;
      void this.run('mend', async () => {
        const itemList = ['填写或更正医通卡号', '按姓名从本单位选人'];
        const picked = await sheet(() => wx.showActionSheet({ itemList }));
        if (picked?.tapIndex === 0) await open(routes.course, { projectId, courseId: course });
        if (picked?.tapIndex === 1) this.setData({ pickFor: key, search: '', ...nobodyFound });
      });
    },
    closePick() {
      this.setData({ pickFor: '' });
    },
    find({ detail: { text } }: Told<{ text: string }>) {
      this.setData({ search: text });
      if (text.trim() === '') return this.setData(nobodyFound);
      void this.run('find', async () => {
        const people = paged((request) =>
          call('registration.list', { states: ['approved'], search: text, order: 'name', ...request }),
        );
        const found = (await people.first(0)).map(({ personId, name, personNumber, departmentName }) => ({
          personId,
          name,
          line: `${personNumber} · ${departmentName}`,
        }));
        this.setData({ found, searched: true, moreFound: people.hasMore() });
      });
    },
    pick({ currentTarget }: Tap<{ id: string }>) {
      const person = this.data.found.find(({ personId }) => personId === currentTarget.dataset.id);
      if (!person) return;
      this.decisions.picked[this.data.pickFor] = person;
      this.closePick();
      this.show();
    },
    openRound({ currentTarget }: Tap<{ id: string }>) {
      const roundId = currentTarget.dataset.id;
      if (roundId !== '') void this.run('open', () => open(routes.materials, { roundId }));
    },
    openCourse({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('open', () => open(routes.course, { projectId, courseId: currentTarget.dataset.id }));
    },
    async start() {
      const { foot, cards } = this.data;
      if (!foot?.ready || !this.grant) return;
      const given = grantInput(this.grant, cards, this.decisions);
      const content = '学分先是待生效；提交给中心、审核通过后生效。';
      if (!(await ask({ title: `${foot.primary}？`, content, confirmText: '授分' }))) return;
      await this.run('start', async (send) => {
        const { roundId } = await send('lecturerGrant.start', { ...this.params, ...given });
        this.decisions = nothingDecided();
        await open(routes.grantRound, { roundId });
      });
    },
  },
  async load() {
    const grant = await call('lecturerGrant.get', this.params);
    this.grant = grant;
    const cards = grant.lecturers.map((lecturer) => lecturerCard(lecturer, this.decisions));
    const { creditLevel: level, projectNumber: number, title, unnamed } = grant;
    return { rate: rateView(grant), head: { level, number, title }, cards, unnamed, foot: footOf(grant, cards) };
  },
  /** For a lecturer whom nobody knows by their card: of whatever institution, so none is chosen. */
  onShareAppMessage: () => ({
    title: '请注册「继教通」学员并登记医通卡号，讲课学分才能授给您',
    path: routes.register.url({}),
  }),
});
