import { changePassword } from './change-password';
import { checkAccount } from './check-account';
import { endSignIns } from './end-sign-ins';
import { listColleagues } from './list-colleagues';
import { removeColleague } from './remove';
import { setRole } from './set-role';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

export const administratorProcedures = [
  checkAccount,
  signIn,
  signOut,
  listColleagues,
  endSignIns,
  changePassword,
  setRole,
  removeColleague,
];
