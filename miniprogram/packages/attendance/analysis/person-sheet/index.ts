import { defineComponent, nothing } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import { noPerson, type PersonSheet } from '../index.view';

/** What the analysis knows of one person. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, sheet: noPerson },
  data: { courses: noPerson.courses },
  events: { close: nothing },
  observers: {
    sheet({ courses }: PersonSheet) {
      this.setData({ courses });
    },
  },
  methods: {
    fold({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      const courses = this.data.courses.map((course) =>
        course.courseId === id ? { ...course, folded: !course.folded } : course,
      );
      this.setData({ courses });
    },
    close() {
      this.tell('close');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.close();
    },
  },
});
