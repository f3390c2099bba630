import { listAccounts } from './list-accounts';
import { resetPassword } from './reset-password';

export const institutionProcedures = [listAccounts, resetPassword];
