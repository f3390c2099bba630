import { definePage } from '../../../page/define-page';
import { open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import type { Tap } from '../../../services/events';
import { scrollToPart } from '../../../services/passing';
import { loadContent } from '../shared/content';
import { isFillable, lockNote } from '../shared/edit-lock';
import { returnReasonOf } from '../shared/return-reason';
import {
  batchProblems,
  batchRow,
  courseRow,
  hoursCard,
  warningsOf,
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
    warnings: [] as string[],
    fillable: false,
    /** It is one of the steps on the way to the first submission. */
    inSteps: false,
    lockNote: '',
    returnReason: '',
  },
  /** The part to bring into sight, once. */
  own: () => ({ toBatches: false }),
  methods: {
    /** What the pages of one course or batch work on: the same. */
    content() {
      const { projectId, change } = this.params;
      return { projectId, change };
    },
    addCourse() {
      void this.run('open', () => open(routes.course, this.content()));
    },
    editCourse({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.course, { ...this.content(), courseId: currentTarget.dataset.id }));
    },
    addBatch() {
      void this.run('open', () => open(routes.batch, this.content()));
    },
    editBatch({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.batch, { ...this.content(), batchId: currentTarget.dataset.id }));
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
    const project = await loadContent(this.params);
    return {
      hours: hoursCard(project),
      courses: project.courses.map(courseRow),
      batches: project.batches.map((batch, index) => batchRow(batch, index, project.courses)),
      problems: batchProblems(project),
      missing: project.missing,
      warnings: warningsOf(project),
      fillable: isFillable(project.state),
      inSteps: isFillable(project.state) && this.params.change !== true,
      lockNote: lockNote(project.state, 'batches'),
      returnReason: returnReasonOf(project),
    };
  },
  loaded() {
    if (this.toBatches) scrollToPart('#batches', { above: 16, duration: 0 });
    this.toBatches = false;
  },
});
