import type * as z from 'zod/mini';
import { registrationSubmit } from '../../../../contract/calls/person/registration';
import { changesBetween } from '../../../../domain/person/history';
import { decideHandIn } from '../../../../domain/person/registration';
import { spendRateLimit } from '../../../guard/rate-limit';
import { appendAudit } from '../../../data/audit/log';
import { DuplicateKey, type Transaction } from '../../../data/database';
import { joinDepartment } from '../../../data/departments';
import type { Person } from '../../../data/documents';
import { hasRecords } from '../../../data/meetings';
import { findHolder } from '../../../data/national-ids';
import { noteEvent } from '../../../data/person-history';
import { addPerson, findPersonByOpenid, findTakenKey, getPerson, savePerson } from '../../../data/persons';
import { amendAnswer, answerId, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { claimKeptScans } from '../../../attendance/claim-kept-scans';
import { refuseOthersCard } from '../card-number';
import { fillIn, leftAsItIs, personNumber } from './fill-in';
import { givenDocument, wrongField, type GivenDocument } from './given-facts';
import { identityAttempts } from './identity-attempts';
import { clearTheWay, findInTheWay, release } from './release';

type Input = z.output<typeof registrationSubmit.input>;
type Answer = z.output<typeof registrationSubmit.output>;
type SubmitContext = ContextOf<typeof registrationSubmit>;

/** Two people whose digests give the same number are rare; the next number is another one. */
const NUMBERS_TRIED = 4;

/**
 * Registers the caller or takes their corrected registration (M13). One WeChat account and one phone are one person each,
 * which the unique indexes of `persons` decide; whose a national ID is, its institution decides (rules: "National ID"). Scans
 * they made while they were nobody become provisional check-ins.
 */
export const submitRegistration = defineProcedure(registrationSubmit, async (context, input) => {
  const { db, caller } = context;
  const before = await findPersonByOpenid(db, caller.openid);
  const earlier = await earlierAnswer(context, registrationSubmit);
  // The scans of an earlier try that broke off may not have been claimed yet; unless its person has left this WeChat since.
  if (earlier) return before?._id === earlier.personId ? withKeptScans(context, before) : earlier;
  const place = await placeOf(context, input, before);
  const filled = await fillIn(context, input, {
    // Of the request, not of the WeChat: one that was rebound leaves its old WeChat free for another person.
    personId: place.corrected?._id ?? answerId(context, registrationSubmit.name).slice(0, 24),
    before,
    corrects: place.corrected !== undefined,
    given: place.given,
  });
  await countTry(context, filled, before);
  const person = await save(context, filled, place);
  return withKeptScans(context, person);
});

/** Where a form belongs: beside nothing, in the place of what it corrects, or after a registration that it ends. */
interface Place {
  corrected: Person | undefined;
  /** Another person's registration from the same WeChat account, which is released as it is. */
  former: Person | undefined;
  given: GivenDocument | undefined;
}

async function placeOf(context: SubmitContext, input: Input, before: Person | undefined): Promise<Place> {
  const { nationalId, documentKind } = input;
  const given = nationalId === undefined ? undefined : givenDocument(context, { nationalId, documentKind });
  const sameNationalId = given === undefined || given.nationalIdDigest === before?.nationalIdDigest;
  const handIn = decideHandIn({
    before,
    sameNationalId,
    hasRecords: before !== undefined && !sameNationalId && (await hasRecords(context.db, before._id)),
    saysAnother: input.anotherPerson ?? false,
  });
  switch (handIn.kind) {
    case 'refuse':
      return context.refuse(handIn.reason);
    case 'register':
      return { corrected: undefined, former: undefined, given };
    case 'correct':
      return { corrected: before, former: undefined, given: undefined };
    case 'replace':
      return { corrected: undefined, former: before, given };
  }
}

/**
 * Turns the kept scans into check-ins and tells how many. The kept answer is completed before the last trace of them goes,
 * so every try of the request tells the same, whichever of them did it.
 */
async function withKeptScans(context: SubmitContext, person: Person): Promise<Answer> {
  const { claimed, forget } = await claimKeptScans(context, person);
  const answer = await amendAnswer(context, registrationSubmit, (kept) =>
    claimed > kept.keptScans ? { ...kept, keptScans: claimed } : kept,
  );
  await forget();
  return answer;
}

/**
 * Whether a national ID is approved already is told by what becomes of a registration with it, so each ID that a WeChat
 * user tries counts: once, as whoever sends their form again learns nothing. It is never given back, or every ID that is free
 * could be tried. Last of all, so that a form that is wrong elsewhere costs no try. One that waits or was returned elsewhere
 * is no obstacle, and nothing is told of it.
 */
async function countTry(context: SubmitContext, filled: Person, before: Person | undefined): Promise<void> {
  const { _id, nationalIdDigest, cardNumber } = filled;
  if (nationalIdDigest !== before?.nationalIdDigest) {
    const keys = identityAttempts(context, nationalIdDigest);
    await spendRateLimit(context, { budget: 'registeredId', repeatsCount: false, ...keys });
  }
  const holder = await findHolder(context.db, filled);
  if (holder && holder._id !== _id) context.refuse('nationalIdTaken');
  if (cardNumber !== before?.cardNumber)
    await refuseOthersCard(context, { cardNumber, personId: _id, claimant: filled });
}

async function save(context: SubmitContext, filled: Person, place: Place): Promise<Person> {
  for (let attempt = 0; attempt < NUMBERS_TRIED; attempt += 1) {
    const person = place.corrected ? filled : { ...filled, personNumber: personNumber(context, filled._id, attempt) };
    try {
      await write(context, person, place);
      return person;
    } catch (thrown) {
      if (!(thrown instanceof DuplicateKey)) throw thrown;
    }
    const taken = await findTakenKey(context.db, person);
    if (taken === 'phone') context.refuse('phoneTaken');
    // The same form sent twice at once: the other one is in, a repeat of this one finds it.
    if (taken === 'openid') refuse('conflict');
  }
  return refuse('conflict');
}

async function write(context: SubmitContext, filled: Person, { corrected, former }: Place): Promise<void> {
  const { phoneDigest } = filled;
  const inTheWay = await findInTheWay(context.db, {
    ...{ phoneDigest, except: former?._id ?? filled._id },
    vouchedFor: phoneDigest !== former?.phoneDigest && phoneDigest !== corrected?.phoneDigest,
  });
  await runIdempotent(context, registrationSubmit, async (tx) => {
    // Again, in the transaction: it may have been removed or renamed since the form was looked at.
    const department = (await joinDepartment(tx, filled)) ?? wrongField('departmentId', 'unknown');
    const form = { ...filled, departmentId: department._id, departmentName: department.name };
    await clearTheWay(tx, context, { inTheWay, by: form._id, phoneDigest });
    const person = corrected
      ? { ...form, ...leftAsItIs(unchanged(context, await getPerson(tx, corrected._id), corrected)) }
      : form;
    if (former) {
      unchanged(context, await getPerson(tx, former._id), former);
      await release(tx, context, { personId: former._id, by: person._id, byOwner: true });
    }
    await (corrected ? savePerson : addPerson)(tx, person);
    await logSubmission(tx, context, { person, corrected });
    return { personId: person._id, state: person.state, keptScans: 0 };
  });
}

/**
 * A registration as it is now.
 * @throws Refusal `wrongState` where it was reviewed, corrected or released since it was read, or its institution corrected its
 *   national ID
 */
function unchanged(context: SubmitContext, now: Person | undefined, read: Person): Person {
  const keys = ['state', 'submittedAt', 'openid', 'nationalIdDigest'] as const;
  return now && keys.every((key) => now[key] === read[key]) ? now : context.refuse('wrongState');
}

async function logSubmission(
  tx: Transaction,
  context: SubmitContext,
  { person, corrected }: { person: Person; corrected: Person | undefined },
): Promise<void> {
  const act = {
    context,
    projectId: null,
    actor: { id: person._id, name: person.name },
    subject: `person:${person._id}`,
    before: corrected ?? null,
  };
  const action = corrected ? 'registration.corrected' : 'registration.submitted';
  const entry = await appendAudit(tx, { ...act, institutionId: person.institutionId, action, after: person });
  const kind = corrected ? 'resubmitted' : 'submitted';
  await noteEvent(tx, entry, { personId: person._id, kind, changes: changesBetween(corrected, person) });
  // The institution that had the registration so far should see in its own log where it went.
  if (corrected && corrected.institutionId !== person.institutionId) {
    await appendAudit(tx, {
      ...act,
      institutionId: corrected.institutionId,
      action: 'registration.withdrawn',
      after: null,
    });
  }
}
