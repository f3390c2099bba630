import { registrationList } from '../../../../contract/calls/person/registration';
import { typedPhone } from '../../../../domain/person/person';
import { documentsTyped } from '../../../../domain/person/identity-document';
import type { Database } from '../../../data/database';
import type { Person } from '../../../data/documents';
import {
  firstListed,
  howManyListed,
  personsWaiting,
  isListed,
  listPersons,
  ofDocuments,
  ofPassports,
  ofPhone,
} from '../../../data/persons';
import { documentDigest, keyedDigest } from '../../../guard/personal-data';
import { defineProcedure } from '../../../call/procedure';
import { readMarks } from '../roster-mark';
import { rowOf } from './view';

/**
 * 人员管理 (M3): the people of the caller's own institution. One request; one more where some of them wait, for what the roster says of them.
 */
export const listRegistrations = defineProcedure(registrationList, async (context, input) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const { order = 'newest', cursor, limit, ...filters } = input;
  const filter = { ...filters, institutionId };
  const list = { ...filter, order };
  if (cursor !== undefined) {
    const page = await listPersons(db, list, { cursor, limit });
    return { ...page, rows: await markedRows(db, page.rows), total: null, waiting: null };
  }
  const phone = input.search === undefined ? undefined : typedPhone(input.search);
  const phoneDigest = phone === undefined ? undefined : keyedDigest(context, 'phone', phone);
  const documentDigests = documentsTyped(input.search ?? '').map((document) => documentDigest(context, document));
  const { begun, waiting, total, ...owned } = await firstPage(db, list, { limit, phoneDigest, documentDigests });
  // Whoever types a whole phone or document number means its owner, and not a number that it is a part of.
  const owners = Object.values(owned)
    .flat()
    .filter((each) => isListed(filter, each));
  const meant = [...new Map(owners.map((person) => [person._id, person])).values()];
  if (meant.length > 0) return { rows: await markedRows(db, meant), total: meant.length, waiting };
  const page = await listPersons(db, list, { limit }, begun);
  return { ...page, rows: await markedRows(db, page.rows), total: total ?? null, waiting };
});

/** The beginning of the list and what a first page tells besides, in one request. */
async function firstPage(
  db: Database,
  list: Parameters<typeof firstListed>[0],
  asked: { limit: number | undefined; phoneDigest: string | undefined; documentDigests: string[] },
) {
  const { limit, phoneDigest, documentDigests } = asked;
  const at = { collection: 'institutions', id: list.institutionId } as const;
  const total = howManyListed(list);
  const answers: {
    begun: Person[];
    waiting: number;
    total?: number;
    byPhone?: Person[];
    byDocument?: Person[];
    byPassport?: Person[];
  } = await db.together(at, {
    begun: firstListed(list, { limit }),
    waiting: personsWaiting(list.institutionId),
    ...(total && { total }),
    ...(phoneDigest !== undefined && { byPhone: ofPhone(phoneDigest) }),
    ...(documentDigests.length > 0 && {
      byDocument: ofDocuments(documentDigests),
      byPassport: ofPassports(documentDigests),
    }),
  });
  return answers;
}

async function markedRows(db: Database, people: readonly Person[]) {
  const marks = await readMarks(db, people);
  return people.map((person) => ({ ...rowOf(person), roster: marks.get(person._id) ?? null }));
}
