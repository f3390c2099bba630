import { createHash } from 'node:crypto';
import type { Person } from '../../server/data/documents';
import { signedInAdministrator, signedInReviewer } from './builders';
import type { TestBed } from './in-process';
import { hospitalA } from './institutions';
import type { TestPersonId } from './people';
import { approvedProject, type ProjectFacts } from './projects';

/** A holding with its attendance open. */
export interface Holding {
  projectId: string;
  batchId: string;
  sessionId: string;
  by: TestPersonId;
}

/** An approved project of hospital A whose QR attendance is open; the cloud's clock must stand in the batch. */
export async function openHolding(
  cloud: TestBed,
  { by = 'administratorA1', facts = {} }: { by?: TestPersonId; facts?: ProjectFacts } = {},
): Promise<Holding> {
  await signedInAdministrator(cloud, by);
  await signedInReviewer(cloud, 'reviewer1');
  const projectId = await approvedProject(cloud, { by, reviewer: 'reviewer1' }, facts);
  const batchId = facts.batches?.[0]?.batchId ?? 'b1';
  const { session } = await cloud.as(by).do('attendanceSession.open', { projectId, batchId });
  return { projectId, batchId, sessionId: session.sessionId, by };
}

/** The code that the display shows now. */
export async function shownCode(
  cloud: Pick<TestBed, 'as' | 'clock'>,
  { by, sessionId }: Pick<Holding, 'by' | 'sessionId'>,
): Promise<string> {
  const { tokens } = await cloud.as(by).do('attendance.tokens', { sessionId });
  const shown = tokens.filter(({ from }) => from <= cloud.clock.now()).at(-1);
  if (!shown) throw new Error('the display shows nothing');
  return shown.token;
}

/** Scans the code that is shown now. */
export async function scanNow(cloud: TestBed, who: TestPersonId, holding: Holding) {
  return cloud.as(who).call('attendance.checkIn', { qrText: await shownCode(cloud, holding) });
}

/** An approved trainee of hospital A as the registration would leave them; `changes` says what matters. */
export function traineeOf<Who extends string>(
  cloud: { openidOf(who: Who): string },
  who: Who,
  changes: Partial<Person> = {},
): Person {
  const digest = createHash('sha256').update(who).digest('hex');
  return {
    _id: digest.slice(0, 24),
    openid: cloud.openidOf(who),
    personNumber: String(Number.parseInt(digest.slice(0, 12), 16) % 10_000_000_000).padStart(10, '0'),
    name: `学员${who}`,
    phoneMasked: '138****0000',
    phoneDigest: `phone-${digest}`,
    nationalIdCipher: '',
    nationalIdDigest: `national-${digest}`,
    nationalIdMasked: '430***********0000',
    institutionId: hospitalA.institutionId,
    institutionName: hospitalA.name,
    departmentId: 'd1',
    departmentName: '检验科',
    professionalTitle: 'attendingPhysician',
    specialty: 'laboratoryMedicine',
    education: 'master',
    state: 'approved',
    submittedAt: 1,
    approvedAt: 2,
    ...changes,
  };
}

/** Puts approved trainees in without the long way through registration. */
export async function plantTrainees(cloud: Pick<TestBed, 'plant' | 'openidOf'>, ...who: TestPersonId[]): Promise<void> {
  await cloud.plant('persons', ...who.map((each) => traineeOf(cloud, each)));
}

/** Database calls of the latest invocation of a call. */
export function lastDatabaseCalls(cloud: TestBed, call: string): number {
  const entry = cloud
    .calls()
    .filter((each) => each.call === call)
    .at(-1);
  if (!entry) throw new Error(`nobody has called ${call}`);
  return entry.databaseCalls;
}
