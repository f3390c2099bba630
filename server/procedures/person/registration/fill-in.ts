import type * as z from 'zod/mini';
import type { registrationSubmit } from '../../../../contract/calls/person/registration';
import { checkName } from '../../../../domain/person/name';
import { hasPhone, withEarlier, type EarlierIdentity } from '../../../../domain/person/registration';
import type { ContextOf } from '../../../call/procedure';
import { findOwnDepartment } from '../../../data/departments';
import { findHospital } from '../../../data/directory';
import type { Person } from '../../../data/documents';
import { keyedDigest } from '../../../guard/personal-data';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { documentFields, givenPhone, wrongField, type GivenDocument } from './given-facts';
import { documentKindOf } from './view';

type Input = z.output<typeof registrationSubmit.input>;
type SubmitContext = ContextOf<typeof registrationSubmit>;

/** What the form of a WeChat account is filled in beside. */
export interface Beside {
  /** The id of the person: of the registration that is corrected, or a new one. */
  personId: string;
  /** The account's registration until now, also one that this form takes the place of. */
  before: Person | undefined;
  /** Whether the form corrects it, and is no registration of its own. */
  corrects: boolean;
  /** Undefined when the ID on record stays. */
  given: GivenDocument | undefined;
}

/** The registration as its form says, checked field by field. @throws Refusal `invalidInput`, `phoneCodeInvalid`, `contentRejected` */
export async function fillIn(context: SubmitContext, input: Input, beside: Beside): Promise<Person> {
  const { db, caller, at } = context;
  const { personId, before, corrects, given } = beside;
  const nameProblem = checkName(input.name);
  if (nameProblem) wrongField('name', nameProblem);
  const hospital = (await findHospital(db, input.institutionId)) ?? wrongField('institutionId', 'unknown');
  // Somebody who corrects what they handed in before goes on; nobody decides it until the institution works again.
  if (hospital.suspended && before?.institutionId !== hospital._id) context.refuse('institutionSuspended');
  const department =
    (await findOwnDepartment(db, { departmentId: input.departmentId, institutionId: hospital._id })) ??
    wrongField('departmentId', 'unknown');
  await assertAcceptableTexts(context, [input.name]);
  const identity =
    (given && documentFields(context, personId, given)) ?? before ?? wrongField('nationalId', 'required');
  // Last, because a code works once: a form that is wrong elsewhere should not cost one.
  const phone =
    (input.phoneCode === undefined ? phoneOnRecord(before) : await givenPhone(context, input.phoneCode)) ??
    wrongField('phoneCode', 'required');
  const named = { name: input.name, nationalIdMasked: identity.nationalIdMasked, phoneMasked: phone.phoneMasked };
  const earlier = before === undefined ? [] : withEarlier(before.earlier ?? [], lastOf(before), named);
  return {
    _id: personId,
    openid: caller.openid,
    personNumber: corrects && before ? before.personNumber : personNumber(context, personId, 0),
    ...named,
    phoneDigest: phone.phoneDigest,
    nationalIdCipher: identity.nationalIdCipher,
    nationalIdDigest: identity.nationalIdDigest,
    ...documentKindOf(identity),
    ...(identity.numberDigest === undefined ? {} : { numberDigest: identity.numberDigest }),
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
    ...accountSince(beside, at),
    ...(earlier.length === 0 ? {} : { earlier }),
  };
}

/**
 * What a correction leaves as it is, whatever the form says. Taken from the document that is written over: a seat may have gone
 * back since the form was looked at.
 */
export const leftAsItIs = ({
  review,
  approvedAt,
  endedAt,
  formerPlaces,
  asks,
  seatedSessionIds,
  seatNotes,
  inbox,
}: Person): Partial<Person> => ({
  // Approved once, by mistake or not: the national ID is fixed since.
  ...(approvedAt === undefined ? {} : { approvedAt }),
  ...(endedAt === undefined ? {} : { endedAt }),
  ...(formerPlaces === undefined ? {} : { formerPlaces }),
  ...(asks === undefined ? {} : { asks }),
  // What was asked for last time stays readable to whoever reviews the correction.
  ...(review === undefined ? {} : { review }),
  // A seat taken with a provisional check-in stays theirs.
  ...(seatedSessionIds === undefined ? {} : { seatedSessionIds }),
  ...(seatNotes === undefined ? {} : { seatNotes }),
  // What the person has read stays read.
  ...(inbox === undefined ? {} : { inbox }),
});

/** A form that takes the place of another person's registration begins anew; a correction goes on as it was. */
function accountSince({ before, corrects }: Beside, at: number): Pick<Person, 'accountSince'> {
  const since = before !== undefined && !corrects ? at : before?.accountSince;
  return since === undefined ? {} : { accountSince: since };
}

const lastOf = ({ submittedAt: at, name, nationalIdMasked, phoneMasked }: Person): EarlierIdentity => ({
  at,
  name,
  nationalIdMasked,
  phoneMasked,
});

/** One whose phone passed to somebody else has none to keep. */
const phoneOnRecord = (before: Person | undefined): Person | undefined =>
  before && hasPhone(before) ? before : undefined;

/** 人员编号: ten digits that say nothing about the person. */
export function personNumber(context: SubmitContext, personId: string, attempt: number): string {
  const digest = keyedDigest(context, 'personNumber', personId, String(attempt));
  return String(Number.parseInt(digest.slice(0, 12), 16) % 10_000_000_000).padStart(10, '0');
}
