import { registrationGet } from '../../../../contract/calls/person/registration';
import { hasPhone, isReleased } from '../../../../domain/person/registration';
import type { Database } from '../../../data/database';
import type { Person } from '../../../data/documents';
import { inParallel } from '../../../data/in-parallel';
import { countEntries } from '../../../data/ledger';
import { countRecords, readMeetings } from '../../../data/meetings';
import { findOwnPerson } from '../../../data/persons';
import { isCallersOwn } from '../../../guard/own-registration';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { readCardClaims } from '../card-number';
import { factsSeen } from '../correction/facts-seen';
import { readMark } from '../roster-mark';
import { readClaims } from './claims';
import { cardNumberOf, documentKindOf, rowOf } from './view';

const COUNTED_AT_ONCE = 4;

/**
 * One registration as its reviewer reads it: what it says, what was said before, what was recorded for it, and who else says
 * that its national ID is theirs. Of another institution's claim nothing is told but that there is one.
 */
export const getRegistration = defineProcedure(registrationGet, async (context, { personId }) => {
  const { db, caller } = context;
  const person = await findOwnPerson(db, { personId, institutionId: caller.session.institutionId });
  if (!person) return refuse('notFound');
  const [claims, cards, attendance, ledgerEntries, own, roster] = await Promise.all([
    readClaims(context, person),
    readCardClaims(db, person),
    readMeetings(db, personId),
    countEntries(db, personId),
    isCallersOwn(context, person),
    readMark(db, person),
  ]);
  return {
    ...rowOf(person),
    departmentId: person.departmentId,
    phoneMasked: person.phoneMasked,
    nationalIdMasked: person.nationalIdMasked,
    ...documentKindOf(person),
    education: person.education,
    ...cardNumberOf(person),
    review: person.review ?? null,
    released: isReleased(person),
    phonePassed: !isReleased(person) && !hasPhone(person),
    earlier: person.earlier ?? [],
    attendance,
    ledgerEntries,
    own,
    roster,
    claims: {
      here: await inParallel(claims.here, COUNTED_AT_ONCE, (claim) => claimOf(db, claim)),
      elsewhere: claims.rivals.some(({ institutionId }) => institutionId !== person.institutionId),
      held: claims.held,
      mark: claims.mark,
    },
    cardNumberClaims: {
      here: await inParallel(cards.here, COUNTED_AT_ONCE, (claim) => claimOf(db, claim)),
      ...{ elsewhere: cards.elsewhere, held: cards.held },
    },
    factsSeen: factsSeen(context, person),
  };
});

const claimOf = async (db: Database, claim: Person) => ({
  ...rowOf(claim),
  phoneMasked: claim.phoneMasked,
  released: isReleased(claim),
  records: await countRecords(db, claim._id),
});
