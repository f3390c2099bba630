import type { Step } from './step';
import { attendanceSteps } from './steps/attendance';
import { effectSteps, grantSteps } from './steps/credit';
import { noticeSteps } from './steps/notice';
import { projectSteps } from './steps/project';
import { registrationSteps } from './steps/registration';

/** The whole story: two days, one rotating code, and the credits of those who came on both. */
export const creditStory: Step[] = [
  ...registrationSteps,
  ...projectSteps,
  ...noticeSteps,
  ...attendanceSteps,
  ...grantSteps,
  ...effectSteps,
];
