import type { Step } from './step';
import { attendanceSteps } from './steps/attendance';
import { effectSteps, grantSteps } from './steps/credit';
import { lecturerSteps } from './steps/lecturers';
import { traineeMessageSteps } from './steps/messages';
import { noticeSteps } from './steps/notice';
import { projectSteps } from './steps/project';
import { rebindingSteps } from './steps/rebinding';
import { registrationSteps } from './steps/registration';

/** The whole story: two days, one rotating code, the credits of those who came on both, and a new WeChat they follow to. */
export const creditStory: Step[] = [
  ...registrationSteps,
  ...traineeMessageSteps,
  ...projectSteps,
  ...noticeSteps,
  ...attendanceSteps,
  ...grantSteps,
  ...effectSteps,
  ...rebindingSteps,
  ...lecturerSteps,
];
