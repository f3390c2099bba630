import type { Services } from '../call/context';
import type { Database } from '../data/database';
import type { Documents } from '../data/documents';
import { phoneRules, type PhoneRule } from '../data/permissions';
import { sealOf, type GrantingCollection } from '../guard/role-seal';

/** Of one collection whose documents grant a role, how many of those that still do are not as we wrote them. */
interface Granting {
  collection: GrantingCollection;
  documents: number;
  sealMissing: number;
  sealWrong: number;
  /** The cloud puts an `_openid` into whatever a phone writes by itself, and into nothing that a function writes. */
  writtenByPhones: number;
}

/** What the console has to say of each collection, and whether somebody has gone round it. */
export interface SelfTest {
  rules: Readonly<Record<string, PhoneRule>>;
  granting: Granting[];
}

const DOCUMENTS_A_READ = 500;

/**
 * Looks through everything that grants a role. A function cannot ask the cloud what phones may do, so the rules of the console are told to
 * be compared; what a wrong rule has let in is found.
 */
export async function selfTest(services: Services): Promise<SelfTest> {
  const granting = [
    await look(services, 'institutions', () => true),
    await look(services, 'administratorSessions', ({ expiresAt }) => expiresAt > services.now()),
    await look(services, 'displays', ({ endedAt, until }) => endedAt === null && until > services.now()),
  ];
  for (const { collection, sealMissing, sealWrong, writtenByPhones } of granting)
    if (sealMissing + sealWrong + writtenByPhones > 0)
      services.log.error('selfTest', { collection, sealMissing, sealWrong, writtenByPhones });
  return { rules: phoneRules, granting };
}

async function look<C extends GrantingCollection>(
  services: Services,
  collection: C,
  grants: (document: Documents[C]) => boolean,
): Promise<Granting> {
  const found: Granting = { collection, documents: 0, sealMissing: 0, sealWrong: 0, writtenByPhones: 0 };
  for await (const document of everything(services.db, collection)) {
    if (!grants(document)) continue;
    found.documents += 1;
    if ('_openid' in document) found.writtenByPhones += 1;
    const seal = sealOf(services, collection, document);
    if (seal === 'missing') found.sealMissing += 1;
    if (seal === 'wrong') found.sealWrong += 1;
  }
  return found;
}

async function* everything<C extends GrantingCollection>(db: Database, collection: C): AsyncGenerator<Documents[C]> {
  for (let last = ''; ;) {
    const page = await db.find(collection, {
      where: { _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: DOCUMENTS_A_READ,
    });
    yield* page;
    if (page.length < DOCUMENTS_A_READ) return;
    last = page.at(-1)?._id ?? '';
  }
}
