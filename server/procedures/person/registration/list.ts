import { registrationList } from '../../../../contract/calls/person/registration';
import { typedPhone } from '../../../../domain/person/person';
import { documentsTyped } from '../../../../domain/person/identity-document';
import type { Database } from '../../../data/database';
import type { Person } from '../../../data/documents';
import {
  howManyListed,
  personsWaiting,
  isListed,
  listPersons,
  ofDocuments,
  ofPassports,
  ofPhone,
  type PeopleFilter,
} from '../../../data/persons';
import { documentDigest, keyedDigest } from '../../../guard/personal-data';
import { defineProcedure } from '../../../call/procedure';
import { readMarks } from '../roster-mark';
import { rowOf } from './view';

/**
 * 人员管理 (M3): the people of the caller's own institution. Two requests for a first page, one for what follows; one more where some of them
 * wait, for what the roster says of them.
 */
export const listRegistrations = defineProcedure(registrationList, async (context, input) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const { order = 'newest', cursor, limit, ...filters } = input;
  const filter = { ...filters, institutionId };
  const isFirst = cursor === undefined;
  const phone = input.search === undefined ? undefined : typedPhone(input.search);
  const phoneDigest = phone === undefined ? undefined : keyedDigest(context, 'phone', phone);
  const documentDigests = documentsTyped(input.search ?? '').map((document) => documentDigest(context, document));
  const [page, beside] = await Promise.all([
    listPersons(db, { ...filter, order }, { cursor, limit }),
    isFirst ? besideTheList(db, filter, { phoneDigest, documentDigests }) : undefined,
  ]);
  const waiting = beside?.waiting ?? null;
  // Whoever types a whole phone or document number means its owner, and not a number that it is a part of.
  const owners = [...(beside?.byPhone ?? []), ...(beside?.byDocument ?? []), ...(beside?.byPassport ?? [])].filter(
    (each) => isListed(filter, each),
  );
  const meant = [...new Map(owners.map((person) => [person._id, person])).values()];
  if (meant.length > 0) return { rows: await markedRows(db, meant), total: meant.length, waiting };
  return { ...page, rows: await markedRows(db, page.rows), total: beside?.total ?? null, waiting };
});

/** What a first page tells besides its rows, in one request. */
async function besideTheList(
  db: Database,
  filter: PeopleFilter,
  { phoneDigest, documentDigests }: { phoneDigest: string | undefined; documentDigests: string[] },
) {
  const { institutionId } = filter;
  const at = { collection: 'institutions', id: institutionId } as const;
  const total = howManyListed(filter);
  const answers: { waiting: number; total?: number; byPhone?: Person[]; byDocument?: Person[]; byPassport?: Person[] } =
    await db.together(at, {
      waiting: personsWaiting(institutionId),
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
