import { checkAccount } from './check-account';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

export const administratorProcedures = [checkAccount, signIn, signOut];
