import { nationalIdOf } from '../../sample/national-id';
import { encodeCursor } from '../../server/data/paging';
import { nameOf, nationalIdFor } from './builders';
import { aJpeg } from './files';
import type { Hospital } from './hospital';
import type { TestBed } from './in-process';
import type { TestPersonId } from './people';
import type { ValidCalls } from './valid-calls';

/** Of {@link ValidCalls}, what is done about registrations, and about their move to another WeChat account. */
export function validRegistrationCalls(cloud: TestBed, hospital: Hospital) {
  const { administrator, trainee, newcomer, institutionId, departmentId } = hospital;
  const oldest = { limit: 5, cursor: encodeCursor([0, '']) };
  const of = <Input>(by: TestPersonId, input: () => Input | Promise<Input>) => ({ by, input });
  const byAdministrator = <Input>(input: () => Input | Promise<Input>) => of(administrator, input);
  return {
    'registration.submit': of(newcomer, async () => ({
      name: '路过的人',
      phoneCode: await cloud.phoneCode(newcomer),
      nationalId: nationalIdOf(newcomer === 'stranger1' ? 501 : 502),
      documentKind: 'residentCard',
      institutionId,
      departmentId,
      professionalTitle: 'attendingPhysician',
      specialty: 'laboratoryMedicine',
      education: 'master',
      cardNumber: 'HN100001',
      anotherPerson: true,
      consent: true,
    })),
    'registration.mine': of(trainee, () => ({})),
    'registration.list': byAdministrator(() => ({
      states: ['pending'],
      departmentIds: [departmentId],
      professionalTitles: ['attendingPhysician'],
      specialties: ['laboratoryMedicine'],
      order: 'oldest',
      search: '员',
      ...oldest,
    })),
    'registration.get': byAdministrator(() => ({ personId: hospital.pendingPersonId })),
    'registration.revealNationalId': byAdministrator(() => ({ personId: hospital.pendingPersonId })),
    'registration.review': byAdministrator(() => ({
      personId: hospital.pendingPersonId,
      submittedAt: 1,
      decision: 'return',
      claimsSeen: '',
      reason: '请核对科室和职称',
    })),
    'registration.correctNationalId': byAdministrator(async () => ({
      personId: hospital.movingPersonId,
      current: nationalIdFor(hospital.moving),
      nationalId: nationalIdOf(503),
      documentKind: 'residentCard',
      reason: '与身份证核对，末位填错',
      proof: await cloud.upload(hospital.administrator, '证件.jpg', aJpeg(), 'personProof'),
    })),
    'registration.reviewMany': byAdministrator(() => ({
      people: [{ personId: hospital.pendingPersonId, submittedAt: 1 }],
      decision: 'return',
      reason: '请核对科室和职称',
    })),
    'registration.contested': byAdministrator(() => ({ personIds: [hospital.pendingPersonId] })),
    'registration.check': of(newcomer, () => ({
      name: nameOf(newcomer),
      nationalId: nationalIdFor(newcomer),
      documentKind: 'residentCard',
    })),
    'registration.changePhone': of(trainee, async () => ({ phoneCode: await cloud.phoneCode(trainee) })),
    'rebinding.request': of(hospital.newWechat, async () => ({
      name: nameOf(hospital.moving),
      nationalId: nationalIdFor(hospital.moving),
      documentKind: 'residentCard',
      phoneCode: await cloud.phoneCode(hospital.newWechat),
      consent: true,
    })),
    'rebinding.list': byAdministrator(() => ({ state: 'pending', search: '员', ...oldest })),
    'rebinding.get': byAdministrator(() => ({ rebindingId: hospital.rebindingId })),
    'rebinding.review': byAdministrator(() => ({
      rebindingId: hospital.rebindingId,
      decision: 'return',
      checkCode: '123456',
      reason: '请到人事科核对本人身份',
    })),
  } satisfies Partial<ValidCalls>;
}
