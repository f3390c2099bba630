import type * as z from 'zod/mini';
import { registrationSubmit } from '../../../../contract/calls/person/registration';
import { checkName, maskNationalId } from '../../../../domain/person/person';
import { mayBeCorrected } from '../../../../domain/person/registration';
import { spendRateLimit } from '../../../guard/rate-limit';
import { appendAudit } from '../../../data/audit/log';
import { DuplicateKey } from '../../../data/database';
import { findHospital, findOwnDepartment, joinDepartment } from '../../../data/directory';
import type { Person } from '../../../data/documents';
import { addPerson, findPersonByOpenid, findTakenKey, getPerson, savePerson } from '../../../data/persons';
import { amendAnswer, answerId, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { keyedDigest, sealNationalId } from '../../../guard/personal-data';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { claimKeptScans } from '../../../attendance/claim-kept-scans';
import { givenNationalId, givenPhone, wrongField } from './given-facts';
import { identityAttempts } from './identity-attempts';
import { findReleasable, release } from './release';

type Input = z.output<typeof registrationSubmit.input>;
type Answer = z.output<typeof registrationSubmit.output>;
type SubmitContext = ContextOf<typeof registrationSubmit>;

/** Two people whose digests give the same number are rare; the next number is another one. */
const NUMBERS_TRIED = 4;

/**
 * Registers the caller or takes their corrected registration (M13). One WeChat account, one national ID and one phone are
 * one person each, which the unique indexes of `persons` decide; only a registration that was returned, and so is nobody's
 * yet, lets go of them for another WeChat. Scans that they made while they were nobody become provisional
 * check-ins.
 */
export const submitRegistration = defineProcedure(registrationSubmit, async (context, input) => {
  const { db, caller } = context;
  const before = await findPersonByOpenid(db, caller.openid);
  const earlier = await earlierAnswer(context, registrationSubmit);
  // The scans of an earlier try that broke off may not have been claimed yet; unless its person has left this WeChat since.
  if (earlier) return before?._id === earlier.personId ? withKeptScans(context, before) : earlier;
  if (before && !mayBeCorrected(before.state)) context.refuse('alreadyRegistered');
  const filled = await fillIn(context, input, before);
  await countTry(context, filled, before);
  const person = await save(context, filled, before);
  return withKeptScans(context, person);
});

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
 * Whether a national ID is registered already is told by what becomes of a registration with it, so each ID that a WeChat
 * user tries counts: once, as whoever sends their form again learns nothing. It is never given back, or every ID that is free
 * could be tried. Last of all, so that a form that is wrong elsewhere costs no try.
 */
async function countTry(
  context: SubmitContext,
  { nationalIdDigest }: Person,
  before: Person | undefined,
): Promise<void> {
  if (nationalIdDigest === before?.nationalIdDigest) return;
  const keys = identityAttempts(context, nationalIdDigest);
  await spendRateLimit(context, { budget: 'registeredId', repeatsCount: false, ...keys });
}

async function fillIn(context: SubmitContext, input: Input, before: Person | undefined): Promise<Person> {
  const { db, caller, at } = context;
  const nameProblem = checkName(input.name);
  if (nameProblem) wrongField('name', nameProblem);
  const hospital = (await findHospital(db, input.institutionId)) ?? wrongField('institutionId', 'unknown');
  const department =
    (await findOwnDepartment(db, { departmentId: input.departmentId, institutionId: hospital._id })) ??
    wrongField('departmentId', 'unknown');
  await assertAcceptableTexts(context, [input.name]);
  // Of the request, not of the WeChat: one that was rebound leaves its old WeChat free for another person.
  const personId = before?._id ?? answerId(context, registrationSubmit.name).slice(0, 24);
  const identity =
    nationalIdFields(context, personId, input.nationalId) ?? before ?? wrongField('nationalId', 'required');
  // Last, because a code works once: a form that is wrong elsewhere should not cost one.
  const phone =
    (input.phoneCode === undefined ? before : await givenPhone(context, input.phoneCode)) ??
    wrongField('phoneCode', 'required');
  return {
    _id: personId,
    openid: caller.openid,
    personNumber: before?.personNumber ?? personNumber(context, personId, 0),
    name: input.name,
    phoneMasked: phone.phoneMasked,
    phoneDigest: phone.phoneDigest,
    nationalIdCipher: identity.nationalIdCipher,
    nationalIdDigest: identity.nationalIdDigest,
    nationalIdMasked: identity.nationalIdMasked,
    institutionId: hospital._id,
    institutionName: hospital.name,
    departmentId: department._id,
    departmentName: department.name,
    professionalTitle: input.professionalTitle,
    specialty: input.specialty,
    education: input.education,
    ...(input.cardNumber === undefined ? {} : { cardNumber: input.cardNumber }),
    state: 'pending',
    submittedAt: at,
    // What was asked for last time stays readable to whoever reviews the correction.
    ...(before?.review ? { review: before.review } : {}),
    // A seat taken with a provisional check-in stays theirs.
    ...(before?.seatedSessionIds ? { seatedSessionIds: before.seatedSessionIds } : {}),
    ...(before?.seatNotes === undefined ? {} : { seatNotes: before.seatNotes }),
  };
}

function nationalIdFields(
  context: SubmitContext,
  personId: string,
  text: string | undefined,
): Pick<Person, 'nationalIdCipher' | 'nationalIdDigest' | 'nationalIdMasked'> | undefined {
  if (text === undefined) return undefined;
  const nationalId = givenNationalId(context, text);
  return {
    nationalIdCipher: sealNationalId(context, personId, nationalId),
    nationalIdDigest: keyedDigest(context, 'nationalId', nationalId),
    nationalIdMasked: maskNationalId(nationalId),
  };
}

/** 人员编号: ten digits that say nothing about the person. */
function personNumber(context: SubmitContext, personId: string, attempt: number): string {
  const digest = keyedDigest(context, 'personNumber', personId, String(attempt));
  return String(Number.parseInt(digest.slice(0, 12), 16) % 10_000_000_000).padStart(10, '0');
}

async function save(context: SubmitContext, filled: Person, before: Person | undefined): Promise<Person> {
  for (let attempt = 0; attempt < NUMBERS_TRIED; attempt += 1) {
    const person = before ? filled : { ...filled, personNumber: personNumber(context, filled._id, attempt) };
    try {
      await write(context, person, before);
      return person;
    } catch (thrown) {
      if (!(thrown instanceof DuplicateKey)) throw thrown;
    }
    const taken = await findTakenKey(context.db, person);
    if (taken === 'nationalId') context.refuse('nationalIdTaken');
    if (taken === 'phone') context.refuse('phoneTaken');
    // The same form sent twice at once: the other one is in, a repeat of this one finds it.
    if (taken === 'openid') refuse('conflict');
  }
  return refuse('conflict');
}

async function write(context: SubmitContext, filled: Person, before: Person | undefined): Promise<void> {
  const { nationalIdDigest, phoneDigest } = filled;
  const inTheWay = await findReleasable(context.db, { nationalIdDigest, phoneDigest, except: filled._id });
  await runIdempotent(context, registrationSubmit, async (tx) => {
    // Again, in the transaction: it may have been removed or renamed since the form was looked at.
    const department = (await joinDepartment(tx, filled)) ?? wrongField('departmentId', 'unknown');
    const person = { ...filled, departmentName: department.name };
    for (const personId of inTheWay) await release(tx, context, { personId, by: person._id, byOwner: false });
    if (before) {
      const now = await getPerson(tx, before._id);
      // Reviewed or corrected since it was read.
      if (now?.state !== before.state || now.submittedAt !== before.submittedAt) context.refuse('wrongState');
      await savePerson(tx, person);
    } else {
      await addPerson(tx, person);
    }
    const act = {
      context,
      projectId: null,
      actor: { id: person._id, name: person.name },
      subject: `person:${person._id}`,
      before: before ?? null,
    };
    const action = before ? 'registration.corrected' : 'registration.submitted';
    await appendAudit(tx, { ...act, institutionId: person.institutionId, action, after: person });
    // The institution that had the registration so far should see in its own log where it went.
    if (before && before.institutionId !== person.institutionId) {
      await appendAudit(tx, {
        ...act,
        institutionId: before.institutionId,
        action: 'registration.withdrawn',
        after: null,
      });
    }
    return { personId: person._id, state: person.state, keptScans: 0 };
  });
}
