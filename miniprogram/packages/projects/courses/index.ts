import { definePage } from '../../../page/define-page';
import { open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { scrollToPart } from '../../../services/passing';
import { isFillable, lockNote } from '../shared/edit-lock';
import { returnReasonOf } from '../shared/return-reason';
import {
  batchProblems,
  batchRow,
  courseRow,
  hoursCard,
  outsidePlannedWarning,
  type BatchRow,
  type CourseRow,
  type HoursCard,
} from './index.view';

const noHours: HoursCard = { planned: '', total: '', segments: [], words: '', tone: 'ok', icon: '' };

/** A4: courses and batches of a project (M7, M8). Each is edited on a page of its own and saved there. */
export const page = definePage(routes.courses, {
  access: 'administrator',
  makes: ['project.saveCourses'],
  data: {
    hours: noHours,
    courses: [] as CourseRow[],
    batches: [] as BatchRow[],
    problems: [] as string[],
    missing: [] as string[],
    warning: '',
    fillable: false,
    lockNote: '',
    returnReason: '',
  },
  /** The part to bring into sight, once. */
  own: () => ({ toBatches: false }),
  methods: {
    addCourse() {
      void this.run('open', () => open(routes.course, { projectId: this.params.projectId }));
    },
    editCourse({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('open', () => open(routes.course, { projectId, courseId: currentTarget.dataset.id }));
    },
    addBatch() {
      void this.run('open', () => open(routes.batch, { projectId: this.params.projectId }));
    },
    editBatch({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('open', () => open(routes.batch, { projectId, batchId: currentTarget.dataset.id }));
    },
    previous() {
      void this.run('previous', () => replace(routes.projectForm, { projectId: this.params.projectId }));
    },
    next() {
      void this.run('next', () => replace(routes.documents, { projectId: this.params.projectId }));
    },
  },
  opened({ part }) {
    this.toBatches = part === 'batches';
  },
  reloadOnShow: true,
  async load() {
    const project = await call('project.get', { projectId: this.params.projectId });
    return {
      hours: hoursCard(project),
      courses: project.courses.map(courseRow),
      batches: project.batches.map(batchRow),
      problems: batchProblems(project),
      missing: project.missing,
      warning: outsidePlannedWarning(project),
      fillable: isFillable(project.state),
      lockNote: lockNote(project.state, 'batches'),
      returnReason: returnReasonOf(project),
    };
  },
  loaded() {
    if (this.toBatches) scrollToPart('#batches', { above: 16, duration: 0 });
    this.toBatches = false;
  },
});
