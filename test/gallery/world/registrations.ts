import type { InputOf } from '../../../contract';
import { institutions } from '../../../sample/institutions';
import { nationalIdOf } from '../../../sample/national-id';
import type { Cast } from './cast';
import { attendees, newcomers, phoneOf, returned, type Attendee } from './people';

/** National IDs of the gallery's own people begin here: those before are the sample's. */
const FIRST_ID = 600;
const everybody = [...attendees, ...newcomers, returned];

export const nationalIdFor = (person: Attendee): string => nationalIdOf(FIRST_ID + everybody.indexOf(person));

async function register({ as }: Cast, person: Attendee): Promise<void> {
  const actor = as(person.id);
  const { rows } = await actor.do('directory.departments', { institutionId: person.institutionId });
  const department = rows.find(({ name }) => name === person.department);
  if (!department) throw new Error(`no department ${person.department}`);
  await actor.do('registration.submit', {
    name: person.name,
    phoneCode: await actor.phoneCode(),
    nationalId: nationalIdFor(person),
    institutionId: person.institutionId,
    departmentId: department.departmentId,
    professionalTitle: 'attendingPhysician',
    specialty: 'internalMedicine',
    education: 'bachelor',
    consent: true,
  });
}

/** The attendees register, and their institutions approve them. */
export async function registerAttendees(cast: Cast): Promise<void> {
  for (const person of attendees) await register(cast, person);
  const names = attendees.map(({ name }) => name);
  for (const administrator of [cast.administrator, cast.neighbour]) {
    const { rows } = await administrator.do('registration.list', { states: ['pending'], limit: 100 });
    for (const { personId, name } of rows) {
      if (names.includes(name)) await administrator.do('registration.review', { personId, decision: 'approve' });
    }
  }
}

/** Somebody asks from a new phone for the registration that they have. */
async function askForRebinding({ as }: Cast, id: string): Promise<void> {
  const person = attendees.find((each) => each.id === id);
  if (!person) throw new Error(`nobody is called ${id}`);
  const actor = as(`${id}-new`);
  await actor.do('rebinding.request', {
    name: person.name,
    nationalId: nationalIdFor(person),
    phoneCode: await actor.phoneCode(),
    consent: true,
  });
}

/** What a picture of somebody who waits is opened with. */
export interface Waiting {
  pendingPersonId: string;
  returnedPersonId: string;
  approvedPersonId: string;
  rebindingId: string;
}

/** New people register, one is returned, two ask for a rebinding: one of them gets it, the other waits. */
export async function newRegistrations(cast: Cast): Promise<Waiting> {
  const { administrator, as, at } = cast;
  for (const [index, person] of [...newcomers, returned].entries()) {
    at('2025-12-05', `10:0${index}`);
    await register(cast, person);
  }
  at('2025-12-05', '10:30');
  const { rows } = await administrator.do('registration.list', { states: ['pending'], limit: 100 });
  const idOf = (name: string): string => {
    const found = rows.find((row) => row.name === name);
    if (!found) throw new Error(`${name} does not wait`);
    return found.personId;
  };
  await administrator.do('registration.review', {
    personId: idOf(returned.name),
    decision: 'return',
    reason: '科室与人事系统登记的不一致，请核对后重新提交。',
  });

  at('2025-12-05', '11:00');
  await askForRebinding(cast, 'deng-kai');
  const moved = await administrator.do('rebinding.list', { state: 'pending' });
  const { rebinding } = await as('deng-kai-new').do('session.get', {});
  at('2025-12-05', '11:20');
  await administrator.do('rebinding.review', {
    rebindingId: moved.rows[0]?.rebindingId ?? '',
    decision: 'approve',
    checkCode: rebinding?.checkCode ?? '',
  });
  at('2025-12-05', '16:10');
  await askForRebinding(cast, 'luo-qian');
  const waits = await administrator.do('rebinding.list', { state: 'pending' });
  at('2025-12-05', '16:20');
  await as('luo-qian').do('correction.ask', {
    professionalTitle: 'associateChiefPhysician',
    note: '聘任文件 2025 第 12 号',
  });
  const { trainee } = await as('zhou-min').do('session.get', {});
  return {
    pendingPersonId: idOf(newcomers[0]?.name ?? ''),
    returnedPersonId: idOf(returned.name),
    approvedPersonId: trainee?.personId ?? '',
    rebindingId: waits.rows[0]?.rebindingId ?? '',
  };
}

/** Somebody finds neither their department nor, before that, their institution. */
export async function askForPlaces({ as, at, administrator }: Cast): Promise<void> {
  const asker = as('wu-min');
  const { institutionId } = institutions[0];
  const ask = (missing: InputOf<'directoryRequest.submit'>['missing'], note = '') =>
    asker.do('directoryRequest.submit', { applicantName: '吴敏', missing, note });
  at('2025-12-05', '16:20');
  await ask(
    { kind: 'institution', name: '安化县梅城镇卫生院', area: '益阳市安化县', departmentName: '检验科' },
    '原名梅城医院',
  );
  const { directoryRequestId } = await ask({ kind: 'department', institutionId, name: 'ICU' });
  await administrator.do('directoryRequest.decide', {
    directoryRequestId,
    decision: { kind: 'refuse', reason: '请选「重症医学科」' },
  });
  at('2025-12-05', '16:40');
  await ask({ kind: 'department', institutionId, name: '介入医学科' });
}

/** A second administrator adds herself to the account of the hospital. */
export async function addColleague({ as, at }: Cast): Promise<void> {
  at('2025-12-05', '09:10');
  const [{ account, password }] = institutions;
  const actor = as('xie-ling');
  await actor.do('administrator.signIn', {
    account,
    password,
    who: { newName: '谢玲' },
    phoneCode: await actor.phoneCode(),
  });
}

/** Somebody is the contact of a department of 湘潭市XX医院. */
export async function addContact({ as, at, neighbour }: Cast): Promise<void> {
  at('2025-12-05', '09:20');
  const institutionId = 'xiangtan-xx';
  const { rows } = await neighbour.do('directory.departments', { institutionId });
  const { departmentId = '' } = rows.find(({ name }) => name === '急诊科') ?? {};
  await neighbour.do('invitation.create', {
    name: '谭琴',
    phone: phoneOf('tan-qin'),
    institutionRole: 'departmentContact',
    departmentId,
  });
  const invited = await neighbour.do('invitation.list', {});
  const actor = as('tan-qin');
  await actor.do('invitation.accept', { code: invited.rows[0]?.code ?? '', phoneCode: await actor.phoneCode() });
}
