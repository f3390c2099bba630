import { addHospital } from './add';
import { editInstitution } from './edit';
import { getHospital } from './get';
import { listAccounts } from './list-accounts';
import { resetPassword } from './reset-password';
import { resumeInstitution } from './resume';
import { setTrack } from './set-track';
import { suspendInstitution } from './suspend';
import { setDelegate } from './set-delegate';

export const institutionProcedures = [
  listAccounts,
  getHospital,
  addHospital,
  editInstitution,
  setTrack,
  suspendInstitution,
  resumeInstitution,
  resetPassword,
  setDelegate,
];
