import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import type { Told } from '../../../services/events';
import { guardUnsaved, titleBar } from '../../../services/passing';
import { randomText } from '../../../services/request-id';
import { isFillable, lockNote } from '../shared/edit-lock';
import { loadContent } from '../shared/content';
import { isFieldOf, mergeTyped, scrollToField, showField } from '../shared/fields';
import { saveCourses } from '../shared/save-courses';
import {
  courseFieldRow,
  courseSections,
  firstWrong,
  hoursLeft,
  isLocked,
  toCourse,
  toCourseValues,
  withCourse,
  type CourseErrors,
  type CourseKey,
  type CourseSection,
  type CourseValues,
  type Project,
} from './index.view';

interface Kept {
  courseId: string;
  project: Project | undefined;
  /** As loaded, and as typed. Off `data`: a text is not written back while it is typed. */
  saved: CourseValues;
  values: CourseValues | undefined;
  errors: CourseErrors;
}

/** One course of a project (M7); without `courseId` a new one. */
export const page = definePage(routes.course, {
  access: 'administrator',
  data: { sections: [] as CourseSection[], isNew: true, editable: false, removable: false },
  own: (): Kept => ({
    courseId: '',
    project: undefined,
    saved: toCourseValues(undefined),
    values: undefined,
    errors: {},
  }),
  methods: {
    change({ detail: { key, value } }: Told<{ key: string; value: string }>) {
      const { values, project } = this;
      if (values === undefined || project === undefined || !isFieldOf(values, key)) return;
      values[key] = value;
      delete this.errors[key];
      guardUnsaved(true);
      showField(this, courseFieldRow(key, values, this.errors, project.state));
      // The lead's name is known already.
      const isLead = key === 'lecturerIsProjectLead' && value === 'true';
      if (isLead && values.lecturerName === '') this.write('lecturerName', project.form.projectLead);
    },
    /** Fills a field that somebody has not typed. */
    write(key: CourseKey, value: string) {
      const { values, project } = this;
      if (values === undefined || project === undefined || value === '') return;
      values[key] = value;
      delete this.errors[key];
      this.setData({ sections: courseSections(values, this.errors, project.state) });
    },
    save() {
      void this.run('save', async (send) => {
        const { values, project, courseId } = this;
        if (values === undefined || project === undefined) return;
        const { course, errors } = toCourse(values, courseId, hoursLeft(project, courseId), [
          project.form.projectLead,
          ...project.courses.map(({ lecturerName }) => lecturerName),
        ]);
        const wrong = firstWrong(errors);
        if (wrong === undefined)
          return saveCourses(send, this, project, { courses: withCourse(project.courses, courseId, course) });
        this.errors = errors;
        this.setData({ sections: courseSections(values, errors, project.state) });
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
    titleBar(courseId === undefined ? '添加课程' : '课程');
  },
  async load() {
    const project = await loadContent(this.params);
    const latest = toCourseValues(project.courses.find(({ courseId }) => courseId === this.courseId));
    const { values: mine, saved } = this;
    const locked = (key: CourseKey) => isLocked(key, project.state);
    this.values = mine === undefined ? latest : mergeTyped({ mine, loaded: saved, latest, locked });
    this.saved = { ...latest };
    this.project = project;
    return {
      sections: courseSections(this.values, this.errors, project.state),
      editable: lockNote(project.state, 'lecturer') === '',
      removable: isFillable(project.state) && !this.data.isNew,
    };
  },
});
