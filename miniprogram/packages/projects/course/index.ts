import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { randomText } from '../../../services/request-id';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile } from '../../../services/command';
import { isFillable, lockNote } from '../shared/edit-lock';
import { fieldPatch, mergeTyped, scrollToField } from '../shared/fields';
import { parameter } from '../../../services/navigate';
import { saveCourses } from '../shared/save-courses';
import { guardUnsaved } from '../shared/stale';
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

const noErrors: CourseErrors = {};

/** One course of a project (M7); without `courseId` a new one. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    sections: [] as CourseSection[],
    isNew: true,
    editable: false,
    removable: false,
  },
  projectId: '',
  courseId: '',
  project: undefined as Project | undefined,
  loaded: toCourseValues(undefined),
  values: undefined as CourseValues | undefined,
  errors: noErrors,
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.errors = {};
    const courseId = parameter(options, 'courseId');
    this.courseId = courseId === '' ? `c${randomText(10)}` : courseId;
    this.setData({ isNew: courseId === '' });
    void wx.setNavigationBarTitle({ title: courseId === '' ? '添加课程' : '课程' });
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const project = await call('project.get', { projectId: this.projectId });
      const latest = toCourseValues(project.courses.find(({ courseId }) => courseId === this.courseId));
      const { values: mine, loaded } = this;
      const locked = (key: CourseKey) => isLocked(key, project.state);
      this.values = mine === undefined ? latest : mergeTyped({ mine, loaded, latest, locked });
      this.loaded = { ...latest };
      this.project = project;
      return {
        sections: courseSections(this.values, this.errors, project.state),
        editable: lockNote(project.state, 'lecturer') === '',
        removable: isFillable(project.state) && !this.data.isNew,
      };
    });
  },
  change(event: WechatMiniprogram.CustomEvent<{ key: CourseKey; value: string }>) {
    const { key, value } = event.detail;
    this.set(key, value);
    const lead = this.project?.form.projectLead ?? '';
    // The lead's name is known already.
    if (key === 'lecturerIsProjectLead' && value === 'true' && this.values?.lecturerName === '' && lead !== '')
      this.set('lecturerName', lead, true);
  },
  set(key: CourseKey, value: string, writeBack = false) {
    const { values, project } = this;
    if (values === undefined || project === undefined) return;
    values[key] = value;
    delete this.errors[key];
    guardUnsaved(true);
    if (writeBack) this.setData({ sections: courseSections(values, this.errors, project.state) });
    else this.setData(fieldPatch(this.data.sections, courseFieldRow(key, values, this.errors, project.state)));
  },
  save() {
    void busyWhile(this, async () => {
      const { values, project } = this;
      if (values === undefined || project === undefined) return;
      const { course, errors } = toCourse(values, this.courseId, hoursLeft(project, this.courseId));
      const wrong = firstWrong(errors);
      if (wrong === undefined)
        return saveCourses(this, project, { courses: withCourse(project.courses, this.courseId, course) });
      this.errors = errors;
      this.setData({ sections: courseSections(values, errors, project.state) });
      scrollToField(wrong);
    });
  },
  remove() {
    void busyWhile(this, async () => {
      const { project } = this;
      if (project === undefined) return;
      const { confirm } = await wx.showModal({
        title: '删除这节课程？',
        content: '删除后学时会重新计算。',
        confirmText: '删除',
        cancelText: '取消',
      });
      if (confirm) await saveCourses(this, project, { courses: withCourse(project.courses, this.courseId, undefined) });
    });
  },
});
