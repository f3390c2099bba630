import { registrationList } from '../../../../contract/calls/person/registration';
import { typedPhone } from '../../../../domain/person/person';
import { countListed, countPersons, findListedByPhone, listPersons } from '../../../data/persons';
import { keyedDigest } from '../../../guard/personal-data';
import { defineProcedure } from '../../../call/procedure';
import { rowOf } from './view';

/** 人员管理 (M3): the people of the caller's own institution. Three requests for a first page, one for what follows. */
export const listRegistrations = defineProcedure(registrationList, async (context, input) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const { order = 'newest', cursor, limit, ...filters } = input;
  const filter = { ...filters, institutionId };
  const isFirst = cursor === undefined;
  const phone = isFirst && input.search !== undefined ? typedPhone(input.search) : undefined;
  if (phone !== undefined) {
    const found = await findListedByPhone(db, { ...filter, phoneDigest: keyedDigest(context, 'phone', phone) });
    if (found) return { rows: [rowOf(found)], total: 1, waiting: await countPersons(db, institutionId, 'pending') };
  }
  const [page, total, waiting] = await Promise.all([
    listPersons(db, { ...filter, order }, { cursor, limit }),
    isFirst ? countListed(db, filter) : undefined,
    isFirst ? countPersons(db, institutionId, 'pending') : undefined,
  ]);
  return { ...page, rows: page.rows.map(rowOf), total: total ?? null, waiting: waiting ?? null };
});
