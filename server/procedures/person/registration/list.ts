import { registrationList } from '../../../../contract/calls/person/registration';
import { typedPhone } from '../../../../domain/person/person';
import { countListed, countPersons, findListedByPhone, listPersons } from '../../../data/persons';
import { keyedDigest } from '../../../guard/personal-data';
import { defineProcedure } from '../../../call/procedure';
import { readMarks } from '../roster-mark';
import { rowOf } from './view';
import type { Database } from '../../../data/database';
import type { Person } from '../../../data/documents';

/**
 * 人员管理 (M3): the people of the caller's own institution. Three requests for a first page, one for what follows; one more where
 * some of them wait, for what the roster says of them.
 */
export const listRegistrations = defineProcedure(registrationList, async (context, input) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const { order = 'newest', cursor, limit, ...filters } = input;
  const filter = { ...filters, institutionId };
  const isFirst = cursor === undefined;
  const phone = isFirst && input.search !== undefined ? typedPhone(input.search) : undefined;
  if (phone !== undefined) {
    const found = await findListedByPhone(db, { ...filter, phoneDigest: keyedDigest(context, 'phone', phone) });
    if (found) {
      const rows = await markedRows(db, [found]);
      return { rows, total: 1, waiting: await countPersons(db, institutionId, 'pending') };
    }
  }
  const [page, total, waiting] = await Promise.all([
    listPersons(db, { ...filter, order }, { cursor, limit }),
    isFirst ? countListed(db, filter) : undefined,
    isFirst ? countPersons(db, institutionId, 'pending') : undefined,
  ]);
  return { ...page, rows: await markedRows(db, page.rows), total: total ?? null, waiting: waiting ?? null };
});

async function markedRows(db: Database, people: readonly Person[]) {
  const marks = await readMarks(db, people);
  return people.map((person) => ({ ...rowOf(person), roster: marks.get(person._id) ?? null }));
}
