import { registrationList } from '../../../../contract/calls/person/registration';
import { typedPhone } from '../../../../domain/person/person';
import type { Database } from '../../../data/database';
import type { Person } from '../../../data/documents';
import {
  howManyListed,
  personsWaiting,
  isListed,
  listPersons,
  ofPhone,
  type PeopleFilter,
} from '../../../data/persons';
import { keyedDigest } from '../../../guard/personal-data';
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
  const [page, beside] = await Promise.all([
    listPersons(db, { ...filter, order }, { cursor, limit }),
    isFirst ? besideTheList(db, filter, phoneDigest) : undefined,
  ]);
  const waiting = beside?.waiting ?? null;
  // Whoever types a whole phone means its owner, and not a number that it is a part of.
  const owner = beside?.byPhone?.find((person) => isListed(filter, person));
  if (owner) return { rows: await markedRows(db, [owner]), total: 1, waiting };
  return { ...page, rows: await markedRows(db, page.rows), total: beside?.total ?? null, waiting };
});

/** What a first page tells besides its rows, in one request. */
async function besideTheList(db: Database, filter: PeopleFilter, phoneDigest: string | undefined) {
  const { institutionId } = filter;
  const at = { collection: 'institutions', id: institutionId } as const;
  const total = howManyListed(filter);
  const answers: { waiting: number; total?: number; byPhone?: Person[] } = await db.together(at, {
    waiting: personsWaiting(institutionId),
    ...(total && { total }),
    ...(phoneDigest !== undefined && { byPhone: ofPhone(phoneDigest) }),
  });
  return answers;
}

async function markedRows(db: Database, people: readonly Person[]) {
  const marks = await readMarks(db, people);
  return people.map((person) => ({ ...rowOf(person), roster: marks.get(person._id) ?? null }));
}
