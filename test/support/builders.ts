import type { InputOf, OutputOf } from '../../contract';
import { nationalIdOf } from '../../sample/national-id';
import type { InstitutionRole } from '../../domain/person/institution-role';
import type { TestCloud } from './cloud';
import { centre, hospitalA, type hospitalB } from './institutions';
import type { TestPersonId } from './people';

type Institution = typeof hospitalA | typeof hospitalB | typeof centre;
type Submission = InputOf<'registration.submit'>;
type Callers = Pick<TestCloud, 'as' | 'phoneCode'>;

const numbers = new Map<string, number>();

/** A national ID of its own for each person of the tests. */
export function nationalIdFor(person: TestPersonId): string {
  const n = numbers.get(person) ?? numbers.size;
  numbers.set(person, n);
  return nationalIdOf(n);
}

const roleWords: Record<string, string> = {
  trainee: '学员',
  administratorA: '甲院管理员',
  administratorB: '乙院管理员',
  reviewer: '审核员',
  stranger: '路人',
  crowd: '听众',
};

/** A name of letters only, one for each person of the tests: `trainee4` is 学员四. */
export function nameOf(person: TestPersonId): string {
  const [, role = '', number = ''] = /^([a-zA-Z]+)(\d+)$/.exec(person) ?? [];
  return `${roleWords[role] ?? role}${number.replace(/\d/g, (digit) => '零一二三四五六七八九'.charAt(Number(digit)))}`;
}

/** A registration that would be accepted, with a fresh phone code; `changes` says what matters to the test. */
export async function registrationOf(
  cloud: Callers,
  person: TestPersonId,
  changes: Partial<Submission> = {},
): Promise<Submission> {
  const institutionId = changes.institutionId ?? hospitalA.institutionId;
  const { rows } = await cloud.as(null).do('directory.departments', { institutionId });
  return {
    name: nameOf(person),
    phoneCode: await cloud.phoneCode(person),
    nationalId: nationalIdFor(person),
    institutionId,
    departmentId: rows[0]?.departmentId ?? 'none',
    professionalTitle: 'attendingPhysician',
    specialty: 'laboratoryMedicine',
    education: 'master',
    consent: true,
    ...changes,
  };
}

/** Registers somebody, who then waits for approval. Gives the person id. */
export async function pendingTrainee(
  cloud: Callers,
  person: TestPersonId,
  changes: Partial<Submission> = {},
): Promise<string> {
  const submission = await registrationOf(cloud, person, changes);
  return (await cloud.as(person).do('registration.submit', submission)).personId;
}

/** Registers somebody and has them approved by an administrator who is signed in to their institution. */
export async function approvedTrainee(
  cloud: Callers,
  person: TestPersonId,
  by: TestPersonId,
  changes: Partial<Submission> = {},
): Promise<string> {
  const personId = await pendingTrainee(cloud, person, changes);
  await cloud.as(by).do('registration.review', { personId, decision: 'approve' });
  return personId;
}

/** Signs somebody in to an institution's account; adds them there the first time (M2). */
export async function signedInAdministrator(
  cloud: Callers,
  person: TestPersonId,
  institution: Institution = hospitalA,
): Promise<OutputOf<'administrator.signIn'>> {
  return cloud.as(person).do('administrator.signIn', {
    account: institution.account,
    password: institution.password,
    who: { newName: nameOf(person) },
    phoneCode: await cloud.phoneCode(person),
  });
}

/** Makes somebody a colleague with the rights that matter to the test: invited by one of theirs, and signed in. */
export async function invitedColleague(
  cloud: Callers & Pick<TestCloud, 'phoneOf'>,
  person: TestPersonId,
  { by, ...rights }: { by: TestPersonId; institutionRole: InstitutionRole; departmentId?: string },
): Promise<OutputOf<'invitation.accept'>> {
  const phone = cloud.phoneOf(person);
  const { invitationId } = await cloud.as(by).do('invitation.create', { name: nameOf(person), phone, ...rights });
  const { rows } = await cloud.as(by).do('invitation.list', {});
  const code = rows.find((each) => each.invitationId === invitationId)?.code ?? '';
  return cloud.as(person).do('invitation.accept', { code, phoneCode: await cloud.phoneCode(person) });
}

export const signedInReviewer = (cloud: Callers, person: TestPersonId) => signedInAdministrator(cloud, person, centre);
