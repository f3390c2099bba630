import { isGone, TwoVersions, whenGone, type Conflict } from '../components/conflict-sheet/two-versions';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { lecturerRows } from '../../../../domain/project/lecturers';
import type { Lesson } from '../../../../domain/project/lessons';
import type { Tap, Told } from '../../../services/events';
import { clockMinute } from '../../../services/format';
import { guardUnsaved, titleBar } from '../../../services/passing';
import { randomText } from '../../../services/request-id';
import { isFillable, lockNote } from '../shared/edit-lock';
import { loadContent } from '../shared/content';
import { isTyped, scrollToField, type FieldRow } from '../shared/fields';
import { saveCourses } from '../shared/save-courses';
import {
  courseFieldRow,
  courseRows,
  courseWording,
  firstWrong,
  hoursLeft,
  isLocked,
  lecturerCards,
  toCourse,
  withCourse,
  type CourseErrors,
  type LecturerCard,
} from './index.view';
import { dayLabels, daysToChoose, lessonNotes, lessonRows, proposedLesson, type LessonRow } from './lesson-rows';
import {
  courseOfValues,
  keyOf,
  lecturerKey,
  lecturersIn,
  lecturersText,
  lecturerValues,
  lessonsIn,
  lessonsText,
  sharesAfter,
  toCourseValues,
  withTypedLecturers,
  type CourseValues,
  type Project,
} from './values';

interface Kept {
  courseId: string;
  project: Project | undefined;
  /** As loaded, and as typed. Off `data`: a text is not written back while it is typed. */
  saved: CourseValues;
  values: CourseValues | undefined;
  errors: CourseErrors;
  /** The lecturers whose fields are shown. */
  shown: Set<string>;
  versions: TwoVersions<string>;
}

const MOST_LECTURERS = 10;

/** J5: one course of a project with its times and lecturers (M7); without `courseId` a new one. */
export const page = definePage(routes.course, {
  access: 'administrator',
  makes: ['project.saveCourses'],
  data: {
    rows: [] as FieldRow[],
    remarks: null as FieldRow | null,
    lessons: [] as LessonRow[],
    lessonError: '',
    lessonNotes: [] as string[],
    days: [] as string[],
    lecturers: [] as LecturerCard[],
    lessonLock: '',
    /** Whether lecturers may be added and removed. */
    lecturersOpen: false,
    moreLecturers: false,
    isNew: true,
    editable: false,
    removable: false,
    conflict: null as Conflict | null,
    conflicting: false,
  },
  own: (): Kept => ({
    courseId: '',
    project: undefined,
    saved: toCourseValues(undefined),
    values: undefined,
    errors: {},
    shown: new Set(),
    versions: new TwoVersions(courseWording),
  }),
  methods: {
    /** Everything on the screen that follows from what was typed. */
    screen() {
      const { values, project, errors, shown, courseId } = this;
      if (values === undefined || project === undefined) return {};
      const { state } = project;
      const lessons = lessonsIn(values);
      const days = daysToChoose(project, lessons);
      return {
        rows: courseRows(values, errors, state),
        remarks: courseFieldRow('remarks', values, errors, state),
        lessons: lessonRows(lessons, days),
        lessonError: errors.lessons ?? '',
        lessonNotes: lessonNotes(courseOfValues(values, courseId), project),
        days: dayLabels(days),
        lecturers: lecturerCards(values, errors, { state, open: shown }),
        lessonLock: lockNote(state, 'courses'),
        lecturersOpen: lockNote(state, 'courses') === '',
        moreLecturers: lecturersIn(values).length < MOST_LECTURERS,
      };
    },
    /** Writes what was not typed into a field that shows it. */
    write(change: CourseValues) {
      if (this.values === undefined) return;
      Object.assign(this.values, change);
      guardUnsaved(true);
      this.setData(this.screen());
    },
    change({ detail: { key, value } }: Told<{ key: string; value: string }>) {
      const { values, project } = this;
      if (values === undefined || project === undefined || !(key in values)) return;
      const before = { ...values };
      values[key] = value;
      delete this.errors[key];
      guardUnsaved(true);
      const shares = key === 'hourTenths' ? sharesAfter(before, values) : {};
      const of = lecturerKey(key);
      // The lead's name is known already.
      const isLead = of?.field === 'lecturerIsProjectLead' && value === 'true';
      const name = of === undefined ? '' : keyOf(of.lecturerId, 'lecturerName');
      if (isLead && values[name] === '') this.write({ [name]: project.form.projectLead });
      else {
        Object.assign(values, shares);
        this.showChanged(key);
      }
    },
    /** Shows a field that was changed. A typed text is on the screen already, and writing it back would move the cursor. */
    showChanged(key: string) {
      const { values, project, errors, courseId, shown } = this;
      if (values === undefined || project === undefined) return;
      const of = lecturerKey(key);
      const row = courseFieldRow(key, values, errors, project.state);
      if (!isTyped(row)) return this.setData(this.screen());
      if (of === undefined) {
        const index = this.data.rows.findIndex((each) => each.key === key);
        if (index >= 0) this.setAt(`rows[${index}].error`, row.error);
        if (key === 'hourTenths')
          this.setData({
            lessonNotes: lessonNotes(courseOfValues(values, courseId), project),
            lecturers: lecturerCards(values, errors, { state: project.state, open: shown }),
          });
        return;
      }
      const index = lecturersIn(values).indexOf(of.lecturerId);
      const card = lecturerCards(values, errors, { state: project.state, open: shown })[index];
      const at = card?.rows.findIndex((each) => each.key === key) ?? -1;
      if (card === undefined || at < 0) return;
      this.setAt(`lecturers[${index}].rows[${at}].error`, row.error);
      this.setAt(`lecturers[${index}].name`, card.name);
      this.setAt(`lecturers[${index}].line`, card.line);
      this.setAt(`lecturers[${index}].card`, card.card);
      this.setAt(`lecturers[${index}].share`, card.share);
      this.setAt(`lecturers[${index}].wrong`, card.wrong);
    },
    addLesson() {
      const { values, project, courseId } = this;
      if (values === undefined || project === undefined) return;
      const next = proposedLesson(courseOfValues(values, courseId), project);
      if (next !== undefined) this.writeLessons([...lessonsIn(values), next]);
    },
    writeLessons(lessons: readonly Lesson[]) {
      delete this.errors.lessons;
      this.write({ lessons: lessonsText(lessons) });
    },
    changeLesson(index: number, change: Partial<Lesson>) {
      if (this.values === undefined) return;
      this.writeLessons(lessonsIn(this.values).map((lesson, at) => (at === index ? { ...lesson, ...change } : lesson)));
    },
    pickDay({ currentTarget, detail }: Told<{ value: string | number }, { index: number }>) {
      const { values, project } = this;
      if (values === undefined || project === undefined) return;
      const day = daysToChoose(project, lessonsIn(values))[Number(detail.value)];
      if (day !== undefined) this.changeLesson(currentTarget.dataset.index, { day });
    },
    pickBegin({ currentTarget, detail }: Told<{ value: string }, { index: number }>) {
      this.changeLesson(currentTarget.dataset.index, { begin: detail.value });
    },
    pickEnd({ currentTarget, detail }: Told<{ value: string }, { index: number }>) {
      this.changeLesson(currentTarget.dataset.index, { end: detail.value });
    },
    removeLesson({ currentTarget }: Tap<{ index: number }>) {
      if (this.values === undefined) return;
      this.writeLessons(lessonsIn(this.values).filter((_, index) => index !== currentTarget.dataset.index));
    },
    addLecturer() {
      const { values } = this;
      if (values === undefined) return;
      const lecturerId = `l${randomText(10)}`;
      const after = {
        ...values,
        ...lecturerValues(lecturerId),
        lecturers: lecturersText([...lecturersIn(values), lecturerId]),
      };
      this.shown.add(lecturerId);
      this.write({ ...after, ...sharesAfter(values, after) });
    },
    showLecturer({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      if (!this.shown.delete(id)) this.shown.add(id);
      this.setData(this.screen());
    },
    removeLecturer({ currentTarget }: Tap<{ id: string }>) {
      const { values } = this;
      if (values === undefined) return;
      const ids = lecturersIn(values).filter((id) => id !== currentTarget.dataset.id);
      const after = { ...values, lecturers: lecturersText(ids) };
      this.write({ ...after, ...sharesAfter(values, after) });
    },
    differences(): Conflict | null {
      const { values, project, versions } = this;
      return values === undefined ? null : versions.conflict(values, project?.edited, clockMinute);
    },
    showConflict(conflict: Conflict) {
      this.setData({ conflict, conflicting: true });
    },
    hideConflict() {
      this.setData({ conflicting: false });
    },
    settleConflict({ detail: { theirs } }: Told<{ theirs: string[] }>) {
      if (this.values === undefined) return;
      this.values = withTypedLecturers(this.versions.settle(this.values, theirs), this.saved);
      this.setData({ ...this.screen(), conflicting: false });
      if (isGone(this.values)) {
        guardUnsaved(false);
        void this.run('leave', () => leave(routes.adminHome));
      } else if (this.data.editable) this.save();
    },
    save() {
      void this.run('save', async (send) => {
        const { values, project, courseId, versions } = this;
        if (values === undefined || project === undefined) return;
        if (versions.isOpen(values)) return this.showConflict(versions.conflict(values, project.edited, clockMinute));
        const { course, errors } = toCourse(values, courseId, hoursLeft(project, courseId), [
          project.form.projectLead,
          ...lecturerRows(project.courses).map(({ lecturerName }) => lecturerName),
        ]);
        const wrong = firstWrong(values, errors);
        if (wrong === undefined)
          return saveCourses(send, this, project, { courses: withCourse(project.courses, courseId, course) });
        this.errors = errors;
        const of = lecturerKey(wrong);
        if (of !== undefined) this.shown.add(of.lecturerId);
        this.setData(this.screen());
        scrollToField(wrong);
      });
    },
    remove() {
      void this.run('remove', async (send) => {
        const { project, courseId } = this;
        if (project === undefined) return;
        const sure = await ask({
          title: '删除这节课程？',
          content: '删除后学时会重新计算。',
          confirmText: '删除',
        });
        if (sure) await saveCourses(send, this, project, { courses: withCourse(project.courses, courseId, undefined) });
      });
    },
  },
  opened({ courseId }) {
    this.courseId = courseId ?? `c${randomText(10)}`;
    this.setData({ isNew: courseId === undefined });
    titleBar(courseId === undefined ? '添加课程' : '编辑课程');
  },
  async load() {
    const project = await loadContent(this.params);
    const found = project.courses.find(({ courseId }) => courseId === this.courseId);
    const latest = toCourseValues(found);
    const { values: mine, saved: loaded, versions } = this;
    const locked = (key: string) => isLocked(key, project.state);
    const gone = mine !== undefined && found === undefined && !this.data.isNew;
    if (mine === undefined) this.values = { ...latest };
    else this.values = versions.take({ ...(gone ? whenGone({ mine, loaded }) : { mine, loaded, latest }), locked });
    if (!gone) this.saved = { ...latest };
    this.project = project;
    return {
      ...this.screen(),
      editable: lockNote(project.state, 'lecturer') === '',
      removable: isFillable(project.state) && !this.data.isNew,
    };
  },
});
