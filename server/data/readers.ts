import { isReleased } from '../../domain/person/registration';
import { partsOf } from '../../domain/kernel/id';
import { listSignIns } from './accounts';
import type { Database } from './database';
import type { Message } from './documents';
import { getPerson } from './persons';

/** The WeChat accounts that read a message now: its person's, or of everybody who is signed in to its institution. */
export async function findReaders(
  db: Database,
  { to }: Pick<Message, 'to'>,
  now: number,
): Promise<{ as: 'trainee' | 'office'; openids: string[] }> {
  const [kind, id = ''] = partsOf(to);
  if (kind === 'person') {
    const person = await getPerson(db, id);
    return { as: 'trainee', openids: person && !isReleased(person) ? [person.openid] : [] };
  }
  const signIns = await listSignIns(db, { institutionId: id });
  return { as: 'office', openids: signIns.filter(({ expiresAt }) => expiresAt > now).map(({ _id }) => _id) };
}
