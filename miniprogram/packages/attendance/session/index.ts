import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { OutputOf } from '../../../../contract/index';
import type { Tap, Told } from '../../../services/events';
import { guardUnsaved, titleBar } from '../../../services/passing';
import {
  hasProblems,
  NO_PROBLEMS,
  noSettings,
  settingsOf,
  settingsProblems,
  type SettingsView,
} from '../components/session-fields/settings';
import { updateOrAsk } from '../shared/low-cap';
import {
  changeOf,
  chosenOf,
  creationOf,
  sessionScreen,
  toggled,
  type Batch,
  type Chosen,
  type CourseChoice,
  type DayChoice,
  type Session,
} from './index.view';

interface Known {
  batch: Batch;
  courses: OutputOf<'attendanceSession.list'>['courses'];
  session: Session | undefined;
  restDays: OutputOf<'project.get'>['batches'][number]['restDays'];
}

/** D2: one session of a batch (M11): a hall, a group of courses, a day. Without `sessionId` a new one. */
export const page = definePage(routes.session, {
  access: 'administrator',
  makes: ['attendanceSession.create', 'attendanceSession.update'],
  data: {
    isNew: true,
    allOn: false,
    allName: '',
    chosenLine: '',
    courses: [] as CourseChoice[],
    days: [] as DayChoice[],
    settings: noSettings,
    problems: NO_PROBLEMS,
    courseProblem: '',
  },
  own: () => ({
    known: undefined as Known | undefined,
    before: undefined as Chosen | undefined,
    chosen: undefined as Chosen | undefined,
  }),
  methods: {
    choose(change: Partial<Chosen>) {
      const { known, chosen } = this;
      if (known === undefined || chosen === undefined) return;
      guardUnsaved(true);
      this.chosen = { ...chosen, ...change };
      this.setData({ ...sessionScreen(this.chosen, known), problems: NO_PROBLEMS, courseProblem: '' });
    },
    toggleCourse({ currentTarget }: Tap<{ id: string }>) {
      const { known, chosen } = this;
      if (known && chosen)
        this.choose({ courseIds: toggled(chosen.courseIds, currentTarget.dataset.id, known.courses) });
    },
    toggleAll() {
      const { known } = this;
      if (known) this.choose({ courseIds: this.data.allOn ? [] : known.courses.map(({ courseId }) => courseId) });
    },
    chooseDay({ currentTarget }: Tap<{ day: string }>) {
      this.choose({ day: currentTarget.dataset.day });
    },
    changeSettings({ detail }: Told<Partial<SettingsView>>) {
      if (this.chosen) this.choose({ settings: { ...this.chosen.settings, ...detail } });
    },
    save() {
      const { before, chosen } = this;
      if (before === undefined || chosen === undefined) return;
      const problems = settingsProblems(chosen.settings);
      const courseProblem = chosen.courseIds.length === 0 ? '至少选一节课' : '';
      this.setData({ problems, courseProblem });
      if (hasProblems(problems) || courseProblem !== '') return;
      void this.run('save', async (send) => {
        const { projectId, batchId, sessionId } = this.params;
        const saved =
          sessionId === undefined
            ? await send('attendanceSession.create', creationOf(chosen, { projectId, batchId }))
            : await updateOrAsk(
                async (change) => {
                  await send('attendanceSession.update', { sessionId, ...change });
                },
                changeOf(before, chosen),
              );
        if (saved === false) return;
        guardUnsaved(false);
        await leave(routes.adminHome);
      });
    },
  },
  opened({ sessionId }) {
    this.setData({ isNew: sessionId === undefined });
    titleBar(sessionId === undefined ? '新建场次' : '考勤场次');
  },
  async load() {
    const { projectId, batchId, sessionId, day = '' } = this.params;
    const [list, project] = await Promise.all([
      call('attendanceSession.list', { projectId }),
      call('project.get', { projectId }),
    ]);
    const batch = list.batches.find((each) => each.batchId === batchId);
    if (batch === undefined) return { status: 'empty' as const };
    const session = batch.sessions.find((each) => each.sessionId === sessionId);
    const restDays = project.batches.find((each) => each.batchId === batchId)?.restDays ?? [];
    this.known = { batch, courses: list.courses, session, restDays };
    // Most halls of a batch are in one house: a further one begins at the place of the first.
    const { place = null, faceCheck = false } = batch.sessions[0] ?? {};
    const usual = { ...noSettings, cap: 100, placeName: project.form.venue, place, faceCheck };
    const settings = session ? settingsOf(session, null) : usual;
    this.before = chosenOf({ batch, courses: list.courses, session, day, settings });
    // What was chosen here stays; a refresh brings what others have done.
    this.chosen ??= this.before;
    return sessionScreen(this.chosen, this.known);
  },
});
