import { courseOptions, type Course } from './options';

/**
 * Which course a list or a result is of (M16); nothing is shown while the project has one course alone. `courses` is
 * `{ courseId, topic }[]`, `value` '' stands for all of them. Event: `choose {courseId}`.
 */
Component({
  options: { virtualHost: true },
  properties: {
    courses: { type: Array, value: [] as Course[] },
    value: { type: String, value: '' },
    allLabel: { type: String, value: '全部课程' },
  },
  data: { options: [] as ReturnType<typeof courseOptions> },
  observers: {
    'courses, allLabel': function (courses: Course[], allLabel: string) {
      this.setData({ options: courseOptions(courses, allLabel) });
    },
  },
  methods: {
    choose(
      event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>,
    ) {
      const courseId = event.currentTarget.dataset.id;
      if (courseId !== this.data.value) this.triggerEvent('choose', { courseId });
    },
  },
});
