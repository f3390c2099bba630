import { correctNationalId } from './correct-national-id';
import { getRegistration } from './get';
import { listRegistrations } from './list';
import { myRegistration } from './mine';
import { revealNationalId } from './reveal-national-id';
import { reviewRegistration } from './review';
import { submitRegistration } from './submit';
import { reviewManyRegistration } from './review-many';
import { contestedRegistration } from './contested';
import { checkRegistration } from './check';
import { changePhone } from './change-phone';

export const registrationProcedures = [
  submitRegistration,
  myRegistration,
  listRegistrations,
  getRegistration,
  revealNationalId,
  reviewRegistration,
  correctNationalId,
  reviewManyRegistration,
  contestedRegistration,
  checkRegistration,
  changePhone,
];
