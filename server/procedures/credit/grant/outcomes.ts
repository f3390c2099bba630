import { grantOutcomes } from '../../../../contract/calls/credit/grant';
import { readAttendees } from '../../../data/attendees';
import { findOutcomesAfter } from '../../../data/outcomes';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor } from '../../../data/paging';
import { defineProcedure } from '../../../call/procedure';
import { roundOfCaller } from '../round/of-caller';

/** 未授分的人 of a round; the centre sees them once the materials were handed in. */
export const outcomesGrant = defineProcedure(grantOutcomes, async (context, { roundId, cursor, limit }) => {
  const { db } = context;
  const round = await roundOfCaller(context, roundId);
  const size = limit ?? DEFAULT_PAGE_SIZE;
  const [after] = decodeCursor(cursor, ['string']) ?? [''];
  // One more than fits tells whether anything follows.
  const read = await findOutcomesAfter(db, { roundId: round._id, after, limit: size + 1 });
  const page = read.slice(0, size);
  const last = page.at(-1);
  const people = await readAttendees(
    db,
    page.map(({ personId }) => personId),
  );
  return {
    rows: page.map(({ personId, reason, missedWindows, lackedDays = [] }) => {
      const person = people.get(personId);
      return {
        personId,
        name: person?.name ?? '',
        personNumber: person?.personNumber ?? '',
        institutionName: person?.institutionName ?? '',
        departmentName: person?.departmentName ?? '',
        reason,
        missedWindows,
        lackedDays,
      };
    }),
    ...(last && read.length > size ? { nextCursor: encodeCursor([last._id]) } : {}),
  };
});
