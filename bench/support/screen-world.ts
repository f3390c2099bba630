/** A hospital whose screens are opened: once as it begins, once as large as it may become. */
import { addDays, instantOf, MINUTE_MS } from '../../domain/kernel/time';
import type { AttendanceRecord, GrantRound, LedgerEntry, Project } from '../../server/data/documents';
import { openHolding, plantTrainees, traineeOf, type Holding } from '../../test/support/attendance';
import type { TestCloud } from '../../test/support/cloud';
import { aLedgerEntry, anAnalysis, anAttendee, aProject, aRecord, aRound } from '../../test/support/grant-builders';
import { hospitalA } from '../../test/support/institutions';
import type { TestPersonId } from '../../test/support/people';
import { batchOf } from '../../test/support/projects';
import { FIRST_DAY, LAST_DAY, PEOPLE, windows } from './large-batch';
import { plantLargeBatch } from './plant-large-batch';

export const CROWD = PEOPLE;
/** One of those who were in this hall only. */
export const TRAINEE: TestPersonId = 'crowd2';
export const ADMINISTRATOR: TestPersonId = 'administratorA1';

/** Where the screens are that have an address of their own. */
export interface ScreenWorld {
  holding: Holding;
  /** The analysis of a batch that is over and not granted. */
  analysisId: string;
}

interface Size {
  /** Of the hospital, all in the one batch. */
  people: number;
  /** Projects that were granted, each with credits of the trainee. */
  granted: number;
  /** Registrations that wait. */
  pending: number;
}
const sizes = {
  small: { people: 30, granted: 3, pending: 2 },
  large: { people: PEOPLE, granted: 60, pending: 150 },
} as const satisfies Record<string, Size>;
export type SizeName = keyof typeof sizes;

const OVER = { begin: '2025-10-11', end: '2025-10-12' };

/** The cloud's clock must stand on {@link FIRST_DAY}; it stands at noon of {@link LAST_DAY} afterwards. */
export async function plantScreenWorld(cloud: TestCloud, name: SizeName): Promise<ScreenWorld> {
  const size = sizes[name];
  const batches = [batchOf({ begin: FIRST_DAY, end: LAST_DAY })];
  const holding = await openHolding(cloud, { by: ADMINISTRATOR, facts: { batches } });
  if (name === 'large') await plantLargeBatch(cloud, holding);
  else await plantSmallBatch(cloud, holding, size.people);
  await plantPending(cloud, size.pending);
  await plantGranted(cloud, size.granted);
  const analysisId = await plantAnalysis(cloud, size.people);
  cloud.clock.set(instantOf(LAST_DAY, '12:00:00'));
  // The timer that the new time has set off is over then.
  await cloud.cloud.invoke('jobs', {}, { timer: 'resume' });
  return { holding, analysisId };
}

/** Everybody was there in two windows. */
async function plantSmallBatch(cloud: TestCloud, { projectId }: Holding, people: number): Promise<void> {
  const project = cloud.documents('projects').find(({ _id }) => _id === projectId);
  if (!project) throw new Error('no project to attend');
  const who = Array.from({ length: people }, (_, index): TestPersonId => `crowd${index + 1}`);
  await plantTrainees(cloud, ...who);
  const records = who.flatMap((one, index): AttendanceRecord[] =>
    windows.slice(0, 2).map(({ begin }) => aRecord(project, traineeOf(cloud, one)._id, begin + index * MINUTE_MS)),
  );
  await cloud.plant('attendanceRecords', ...records);
}

async function plantPending(cloud: TestCloud, count: number): Promise<void> {
  const waiting = Array.from({ length: count }, (_, index) =>
    traineeOf({ openidOf: (who: string) => `oWaits-${who}` }, `waits${index}`, {
      state: 'pending',
      submittedAt: index,
    }),
  );
  await cloud.plant('persons', ...waiting);
}

/** Holdings of the past, one a week; the trainee has the credits of each. */
async function plantGranted(cloud: TestCloud, count: number): Promise<void> {
  const projects: Project[] = [];
  const rounds: GrantRound[] = [];
  const entries: LedgerEntry[] = [];
  const personId = traineeOf(cloud, TRAINEE)._id;
  for (let index = 0; index < count; index += 1) {
    const day = addDays(OVER.begin, -7 * (index % 40));
    const catalogueEntryId = `entry-past-${index}`;
    const roundId = `round-past-${index}`;
    const project = aProject(`past-${index}`, {
      catalogueEntryId,
      batches: [batchOf({ begin: day, end: day })],
      firstDay: day,
      lastDay: day,
      rounds: [{ roundId, batchId: 'b1', state: 'granted' }],
    });
    const frozen = anAnalysis(project, [anAttendee(personId)]);
    projects.push(project);
    rounds.push({ ...aRound(roundId, project, frozen), state: 'granted', done: 1, granted: 1 });
    entries.push({ ...aLedgerEntry(roundId, project, personId), activityDate: day });
  }
  await cloud.plant('projects', ...projects);
  await cloud.plant('grantRounds', ...rounds);
  await cloud.plant('ledgerEntries', ...entries);
}

async function plantAnalysis(cloud: TestCloud, people: number): Promise<string> {
  const project = aProject('over', { batches: [batchOf(OVER)], firstDay: OVER.begin, lastDay: OVER.end });
  const attendees = Array.from({ length: people }, (_, index) =>
    anAttendee(traineeOf(cloud, `crowd${index + 1}`)._id, {
      institutionId: hospitalA.institutionId,
      institutionName: hospitalA.name,
    }),
  );
  const overWindows = [OVER.begin, OVER.end].map((day) => ({
    begin: instantOf(day, '07:00:00'),
    end: instantOf(day, '18:00:00'),
  }));
  const at = instantOf(addDays(OVER.end, 1), '09:00:00');
  const { analysis, chunks } = anAnalysis(project, attendees, { windows: overWindows, at });
  await cloud.plant('projects', project);
  await cloud.plant('analyses', analysis);
  await cloud.plant('analysisChunks', ...chunks);
  return analysis._id;
}
