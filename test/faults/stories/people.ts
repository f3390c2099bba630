import { SESSION_MS } from '../../../server/data/accounts';
import type { AdministratorSession, Person } from '../../../server/data/documents';
import { sealedSignIn } from '../../../server/guard/role-seal';
import { adoptEnvironment } from '../../../server/setup/adopt-environment';
import { traineeOf } from '../../support/attendance';
import { centre, hospitalA, twoDayEntry } from '../../support/institutions';
import { openidOf, type World } from '../harness/world';

export const administrators = ['li', 'wang'] as const;
export const reviewers = ['he', 'deng'] as const;

/** What somebody fills in who registers in the first department, but for national ID and phone. */
export const registrationForm = {
  name: '李明',
  institutionId: 'hospital-a',
  departmentId: 'd1',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  education: 'master',
  consent: true,
} as const;

/** The sign-in of somebody of an institution, without the way there. */
function signedIn(world: World, who: string, institution: typeof hospitalA | typeof centre): AdministratorSession {
  return sealedSignIn(world.quietServices, {
    _id: openidOf(who),
    administratorId: `administrator-${who}`,
    name: `管理员${who}`,
    phoneMasked: '138****0000',
    institutionId: institution.institutionId,
    institutionName: institution.name,
    kind: institution.kind,
    signedInAt: world.now,
    expiresAt: world.now + SESSION_MS,
  });
}

/** A hospital with two departments, the centre, their people at work, and one entry of the catalogue. */
export async function plantOffices(world: World): Promise<void> {
  await adoptEnvironment(world.quietServices);
  for (const { institutionId, name, kind, account } of [hospitalA, centre]) {
    await world.plant('institutions', { _id: institutionId, name, kind, account, passwordHash: '' });
  }
  const { institutionId } = hospitalA;
  await world.plant(
    'departments',
    { _id: 'd1', institutionId, name: '检验科' },
    { _id: 'd2', institutionId, name: '儿科' },
  );
  const { catalogueEntryId, ...entry } = twoDayEntry;
  await world.plant('catalogueEntries', { _id: catalogueEntryId, ...entry, activityForm: null });
  await world.plant(
    'administratorSessions',
    ...administrators.map((who) => signedIn(world, who, hospitalA)),
    ...reviewers.map((who) => signedIn(world, who, centre)),
  );
}

/** Trainees as registration leaves them. @returns their person ids by name */
export async function plantTrainees(
  world: World,
  trainees: readonly { who: string; state: Person['state'] }[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const people: Person[] = [];
  for (const { who, state } of trainees) {
    const person = traineeOf({ openidOf }, who, { state });
    if (state !== 'approved') delete person.approvedAt;
    people.push(person);
    world.beginnings.set(`person:${person._id}`, state);
    ids.set(who, person._id);
  }
  await world.plant('persons', ...people);
  return ids;
}
