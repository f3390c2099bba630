import { defineComponent, detail } from '../../../../page/define-component';
import type { Tap } from '../../../../services/events';
import { courseOptions, type Course } from './options';

/** Which course a list or a result is of (M16); nothing is shown while the project has one course alone. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    courses: [] as Course[],
    /** '' stands for all of them. */
    value: '',
    allLabel: '全部课程',
  },
  data: { options: [] as ReturnType<typeof courseOptions> },
  events: { choose: detail<{ courseId: string }>() },
  observers: {
    'courses, allLabel': function () {
      this.show();
    },
  },
  methods: {
    show() {
      this.setData({ options: courseOptions(this.data.courses, this.data.allLabel) });
    },
    choose({ currentTarget }: Tap<{ id: string }>) {
      const courseId = currentTarget.dataset.id;
      if (courseId !== this.data.value) this.tell('choose', { courseId });
    },
  },
});
