import { reversalBasis } from '../../../../contract/calls/credit/reversal';
import { defineProcedure } from '../../../call/procedure';
import { otherAdministrators } from '../../../data/accounts';
import { findOpenReversals } from '../../../data/reversals';
import { aboutOf } from './about';
import { findSubject } from './subject';

/** What would be taken back, and who could confirm it (G7). */
export const basisReversal = defineProcedure(reversalBasis, async ({ db, caller }, { roundId, personId }) => {
  const { institutionId, administratorId } = caller.session;
  const { round, entry, subjectId, people, creditHundredths, reversed } = await findSubject(db, {
    ...{ roundId, personId, institutionId },
  });
  const [colleagues, open] = await Promise.all([
    otherAdministrators(db, { institutionId, administratorId }),
    findOpenReversals(db, [subjectId]),
  ]);
  return {
    ...aboutOf(round, entry),
    ...{ people, creditHundredths, reversed },
    colleagues: colleagues.map(({ name }) => name),
    open: open[0]?._id ?? null,
  };
});
