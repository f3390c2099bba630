import type { Asking } from './planned-windows';

/**
 * By which strategy a batch means to grant its credits (rules: "What is due"): what trainees have to do follows from it. The strategy of
 * the grant itself is chosen when it is made (M19).
 */
export const intendedStrategies = [
  {
    code: 'anyCourseFull',
    label: '任一课程全勤',
    rule: '任意一门课程的时段全部签到，且每个授课日都签到，就得全部学分。',
  },
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

/** Where each day has one window that is every course's, the first two strategies ask for the same. */
const ONCE_A_DAY = { label: '每个授课日签到一次', rule: '每个授课日签到一次，才能得全部学分。' };

/** What a strategy asks of people in a batch, in words. @param asking see domain/project/planned-windows.ts */
export function strategyWords(strategy: IntendedStrategy, asking: Asking): { label: string; rule: string } {
  if (asking === 'onceADay' && strategy !== 'byCourseHours') return ONCE_A_DAY;
  // Where all courses ask for the same, one that is complete is all of them.
  const said = asking === 'everyWindow' && strategy === 'anyCourseFull' ? 'allCoursesFull' : strategy;
  return intendedStrategies.find(({ code }) => code === said) ?? intendedStrategies[0];
}
