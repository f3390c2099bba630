import { claimOn, type HourClaim } from '../../domain/credit/lecturer';
import { lecturersOf, type ProjectLecturer } from '../../domain/project/lecturers';
import { getCardHolder } from '../data/card-numbers';
import type { Database } from '../data/database';
import type { GrantRound, LedgerEntry, Project } from '../data/documents';
import { eachPortion, type Going } from '../data/each-portion';
import { findClaims, saveClaims } from '../data/lecturer-claims';
import { findEntriesAfter } from '../data/ledger';
import { findProject } from '../data/projects';

const ROUNDS_A_READ = 100;
/** More lecturers than a round may have. */
const ENTRIES_A_ROUND = 200;

/**
 * For an upgrade: the hours of lecturers' rounds from before there were claims are claimed for whom they were granted to. What a round
 * granted stands in its entries by person and hours alone, so each is held against the courses of today: by the card, else by the
 * name, else by the hours. May run again at any time.
 */
export async function claimLecturedHours(db: Database, going: Going): Promise<string | undefined> {
  return eachPortion(db, 'grantRounds', { size: ROUNDS_A_READ }, going, async (rounds) => {
    for (const round of rounds) if (round.role === 'lecturer') await claimOfRound(db, round);
  });
}

async function claimOfRound(db: Database, round: GrantRound): Promise<void> {
  const project = await findProject(db, round.projectId);
  if (!project) return;
  const entries = await findEntriesAfter(db, { roundId: round._id, after: '', limit: ENTRIES_A_ROUND });
  const courseIds = project.courses.map(({ courseId }) => courseId);
  const claims = new Map<string, HourClaim[]>(
    [...(await findClaims(db, round, courseIds))].map(([courseId, own]) => [courseId, [...own]]),
  );
  const changed = new Set<string>();
  const left = lecturersOf(project.courses);
  for (const entry of entries) {
    const lecturer = await lecturerOf(db, entry, left);
    if (!lecturer) continue;
    left.splice(left.indexOf(lecturer), 1);
    for (const part of lecturer.parts) {
      const own = claims.get(part.courseId) ?? [];
      claims.set(part.courseId, own);
      if (claimOn(part, { claims, courseHourTenths: hoursOf(project, part.courseId) })) continue;
      const { lecturerId, hourTenths } = part;
      own.push({ lecturerId, hourTenths, personId: entry.personId, entryId: entry._id, roundId: round._id });
      changed.add(part.courseId);
    }
  }
  const { projectId, batchId } = round;
  for (const courseId of changed)
    await db.transaction((tx) =>
      saveClaims(tx, { projectId, batchId }, { courseId, claims: claims.get(courseId) ?? [] }),
    );
}

const hoursOf = ({ courses }: Project, id: string): number =>
  courses.find(({ courseId }) => courseId === id)?.hourTenths ?? 0;

/** Who of the project an entry was for. */
async function lecturerOf(
  db: Database,
  { personId, who, hourTenths }: LedgerEntry,
  left: readonly ProjectLecturer[],
): Promise<ProjectLecturer | undefined> {
  for (const lecturer of left)
    if (lecturer.cardNumber !== '' && (await getCardHolder(db, lecturer.cardNumber)) === personId) return lecturer;
  return left.find(({ name }) => name === who.name) ?? left.find((lecturer) => lecturer.hourTenths === hourTenths);
}
