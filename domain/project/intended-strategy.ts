/**
 * By which strategy a batch means to grant its credits (rules: "What is due"): what trainees have to do follows from it. The strategy of
 * the grant itself is chosen when it is made (M19).
 */
export const intendedStrategies = [
  { code: 'anyCourseFull', label: '每个授课日签到一次', rule: '每个授课日签到一次，才能得全部学分。' },
  { code: 'allCoursesFull', label: '每个时段都签到', rule: '每个时段都签到，才能得全部学分。' },
  { code: 'byCourseHours', label: '按听课学时', rule: '按有效课程的学时折算学分，且每个授课日都要签到。' },
] as const;
export type IntendedStrategy = (typeof intendedStrategies)[number]['code'];

/** What a batch that says nothing means: batches stored before it could be chosen, and most others. */
export const DEFAULT_INTENDED_STRATEGY: IntendedStrategy = 'anyCourseFull';

export const intendedStrategyOf = ({
  intendedStrategy,
}: {
  intendedStrategy?: IntendedStrategy | undefined;
}): IntendedStrategy => intendedStrategy ?? DEFAULT_INTENDED_STRATEGY;
