import { isForAll } from '../../domain/person/institution-role';
import { isReleased } from '../../domain/person/registration';
import { partsOf } from '../../domain/kernel/id';
import { readSignInsOf, type Sealing } from '../guard/role-seal';
import type { Message } from './documents';
import { getPerson } from './persons';

/** The WeChat accounts that read a message now: its person's, or of everybody who is signed in to its institution. */
export async function findReaders(
  services: Sealing,
  { to }: Pick<Message, 'to'>,
  now: number,
): Promise<{ as: 'trainee' | 'office'; openids: string[] }> {
  const [kind, id = ''] = partsOf(to);
  if (kind === 'person') {
    const person = await getPerson(services.db, id);
    return { as: 'trainee', openids: person && !isReleased(person) ? [person.openid] : [] };
  }
  if (kind === 'wechat') return { as: 'trainee', openids: [id] };
  const signIns = await readSignInsOf(services, { institutionId: id, now });
  return { as: 'office', openids: signIns.filter(isForAll).map(({ _id }) => _id) };
}
