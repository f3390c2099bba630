import { manualCandidates } from '../../../../contract/calls/attendance/manual';
import { checkPhone, normaliseCardNumber, normalisePhone } from '../../../../domain/person/person';
import { isPersonNumber } from '../../../../domain/attendance/personal-code';
import { attendeeView, countLookUp } from '../../../attendance/attendee';
import { personByCode } from '../../../attendance/by-personal-code';
import { getCardHolder } from '../../../data/card-numbers';
import type { Person } from '../../../data/documents';
import { findByPersonNumber, findPersonByPhone, getPerson, listPersons } from '../../../data/persons';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { keyedDigest } from '../../../guard/personal-data';

type CandidatesContext = ContextOf<typeof manualCandidates>;

/** The fewest characters that are taken for a whole card number: shorter ones would find strangers by chance. */
const WHOLE_CARD = 6;

/** Whom a search or a scanned code means (D8). */
export const candidatesManual = defineProcedure(manualCandidates, async (context, { by, ...request }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const view = (person: Person) => attendeeView(person, institutionId);
  if ('code' in by) return { rows: [view(await personByCode(context, by.code))] };
  const { rows, nextCursor } = await listPersons(
    db,
    { institutionId, states: ['approved', 'pending'], order: 'name', search: by.search },
    request,
  );
  // Those of other institutions come with the first page, and only for who knows a whole number of theirs.
  const known = new Set(rows.map(({ _id }) => _id));
  const strangers = request.cursor === undefined ? await byWholeNumber(context, by.search) : [];
  const found = [...strangers.filter(({ _id }) => !known.has(_id)), ...rows];
  return { rows: found.map(view), ...(nextCursor === undefined ? {} : { nextCursor }) };
});

/** People of other institutions whose whole person number, phone or card number was typed. */
async function byWholeNumber(context: CandidatesContext, typed: string): Promise<Person[]> {
  const { db, caller } = context;
  const compact = typed.replace(/\s/g, '');
  const phone = normalisePhone(typed);
  const isPhone = checkPhone(phone) === undefined;
  const card = normaliseCardNumber(compact);
  const isWhole = isPersonNumber(compact) || isPhone || (card.length >= WHOLE_CARD && /\d/.test(card));
  if (!isWhole) return [];
  await countLookUp(context);
  const cardHolder = await getCardHolder(db, card);
  const found = await Promise.all([
    isPersonNumber(compact) ? findByPersonNumber(db, compact) : undefined,
    isPhone ? findPersonByPhone(db, keyedDigest(context, 'phone', phone)) : undefined,
    cardHolder === undefined ? undefined : getPerson(db, cardHolder),
  ]);
  const people = new Map(found.flatMap((person) => (person ? [[person._id, person] as const] : [])));
  return [...people.values()].filter(
    ({ institutionId, state }) => institutionId !== caller.session.institutionId && state !== 'returned',
  );
}
