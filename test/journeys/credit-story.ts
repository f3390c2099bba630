import type { Step } from './step';
import { attendanceSteps } from './steps/attendance';
import { effectSteps, grantSteps } from './steps/credit';
import { projectSteps } from './steps/project';
import { registrationSteps } from './steps/registration';

/** The whole story: two days, one rotating code, and the credits of those who came on both. */
export const creditStory: Step[] = [
  ...registrationSteps,
  ...projectSteps,
  ...attendanceSteps,
  ...grantSteps,
  ...effectSteps,
];
