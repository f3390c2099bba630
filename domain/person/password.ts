/** What a new password of an institution account must be (M1). */
export const passwordProblems = [
  'passwordSpaceAtEnd',
  'passwordTooShort',
  'passwordTooLong',
  'passwordTooPlain',
  'passwordContainsAccount',
] as const;
export type PasswordProblem = (typeof passwordProblems)[number];

const MIN_PASSWORD_LENGTH = 10;
/** Long enough for a sentence, short enough that hashing it costs nothing unusual. */
const MAX_PASSWORD_LENGTH = 128;

/**
 * The first objection to a new password, or undefined: 10–128 characters, letters and digits, without the account's name,
 * and no blanks at its ends: who signs in may have them from pasting, and pages leave them away.
 */
export function checkPassword({
  password,
  account,
}: {
  password: string;
  account: string;
}): PasswordProblem | undefined {
  if (password !== password.trim()) return 'passwordSpaceAtEnd';
  if (password.length < MIN_PASSWORD_LENGTH) return 'passwordTooShort';
  if (password.length > MAX_PASSWORD_LENGTH) return 'passwordTooLong';
  if (!/\p{L}/u.test(password) || !/\d/.test(password)) return 'passwordTooPlain';
  if (account !== '' && password.toLowerCase().includes(account.toLowerCase())) return 'passwordContainsAccount';
  return undefined;
}
