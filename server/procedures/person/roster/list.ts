import { rosterList } from '../../../../contract/calls/person/roster';
import { documentsTyped, withoutIssuer } from '../../../../domain/person/identity-document';
import { countEntries, findEntries, listEntries, rosterEntryId } from '../../../data/roster';
import { documentDigest } from '../../../guard/personal-data';
import { defineProcedure } from '../../../call/procedure';
import { assertOwn, departmentNamesOf, personRow } from './people';

/** People on the roster of one standing: who has not registered, whose registration agrees, and so on. */
export const listPeopleOfRoster = defineProcedure(rosterList, async (context, input) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const { standing, departmentId, search, cursor } = input;
  const filter = { institutionId, standing, departmentId, search };
  const typed = cursor === undefined ? documentsTyped(search ?? '') : [];
  const ids = typed.map((each) =>
    rosterEntryId({ institutionId, nationalIdDigest: documentDigest(context, withoutIssuer(each)) }),
  );
  const [page, total, departmentNames, ofNumber] = await Promise.all([
    listEntries(db, filter, input),
    cursor === undefined ? countEntries(db, filter) : undefined,
    departmentNamesOf(db, institutionId),
    findEntries(db, ids),
  ]);
  assertOwn(departmentId, departmentNames);
  // Whoever types a whole number means its owner, and not a number that it is a part of.
  const meant = ofNumber.filter(
    (entry) => entry.standing === standing && (departmentId === undefined || entry.departmentId === departmentId),
  );
  if (meant.length > 0) {
    return { rows: meant.map((entry) => personRow(entry, departmentNames)), total: meant.length };
  }
  return { ...page, rows: page.rows.map((entry) => personRow(entry, departmentNames)), total: total ?? null };
});
