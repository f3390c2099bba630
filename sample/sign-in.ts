import type { Actor } from './actor';
import { institutions } from './institutions';

/** Signs somebody in whom the account knows already, under their own name (M2). */
export async function signInAgain(
  actor: Actor,
  account: (typeof institutions)[number]['account'],
  name: string,
): Promise<void> {
  const institution = institutions.find((candidate) => candidate.account === account);
  if (!institution) throw new Error(`no account ${account}`);
  const { password } = institution;
  const { administrators } = await actor.do('administrator.checkAccount', { account, password });
  const known = administrators.find((administrator) => administrator.name === name);
  if (!known) throw new Error(`${account} does not know ${name}`);
  await actor.do('administrator.signIn', {
    account,
    password,
    who: { administratorId: known.administratorId },
    phoneCode: await actor.phoneCode(),
  });
}
