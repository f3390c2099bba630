import { addHospital } from './add';
import { editInstitution } from './edit';
import { getHospital } from './get';
import { listAccounts } from './list-accounts';
import { resetPassword } from './reset-password';
import { resumeInstitution } from './resume';
import { suspendInstitution } from './suspend';

export const institutionProcedures = [
  listAccounts,
  getHospital,
  addHospital,
  editInstitution,
  suspendInstitution,
  resumeInstitution,
  resetPassword,
];
