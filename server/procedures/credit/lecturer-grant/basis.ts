import type { ErrorOf } from '../../../../contract';
import { grantableParts, lecturerCreditFor, type HourClaim } from '../../../../domain/credit/lecturer';
import { lecturersOf, type ProjectLecturer, type TaughtPart } from '../../../../domain/project/lecturers';
import { isGranting } from '../../../../domain/credit/grant';
import { isConfirmed, lecturerFigure, rowOn } from '../../../../domain/kernel/rule-table';
import type { Day } from '../../../../domain/kernel/time';
import { canBeHeld } from '../../../../domain/project/project-state';
import { readAttendees, type Attendee } from '../../../data/attendees';
import { getCardHolder } from '../../../data/card-numbers';
import { countLookUp } from '../../../attendance/attendee';
import type { Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { isNewToday } from '../../../guard/daily-limit';
import type { Database } from '../../../data/database';
import type { GrantRound, LedgerEntry, Project, StoredRule } from '../../../data/documents';
import { findStandings, type Standing } from '../../../data/ledger';
import { findClaims } from '../../../data/lecturer-claims';
import { batchOf, findOwnProject } from '../../../data/projects';
import { getRoundsOfHoldings } from '../../../data/rounds';
import { readRuleBook } from '../../../data/rule-table';

export type Obstacle = Extract<
  ErrorOf<'lecturerGrant.start'>,
  'projectNotApproved' | 'traineesFirst' | 'grantRunning' | 'noRate' | 'rateUnconfirmed'
>;

/** A lecturer with everything that the grant looks at. */
export interface Candidate {
  lecturer: ProjectLecturer;
  /** What of it can be granted: hours that somebody has got already are theirs. */
  free: TaughtPart[];
  taken: HourClaim[];
  /** Of the free parts. */
  hourTenths: number;
  creditHundredths: number;
  /** Whose the card is, approved; undefined where nobody was found. */
  holder: Attendee | undefined;
  /** The entry as a lecturer that they have, and the generation of the next one. */
  standing: Standing | undefined;
  alsoTrainee: LedgerEntry | undefined;
}

export interface LecturerBasis {
  project: Project;
  activityDate: Day;
  rate: StoredRule | undefined;
  obstacle: Obstacle | undefined;
  candidates: Candidate[];
  /** The batch's round of attendees: its analysis is the attendance of a lecturers' round too. */
  traineeRound: GrantRound | undefined;
  /** Who has got hours that were taken. */
  takers: Map<string, Attendee>;
  rounds: Map<string, GrantRound>;
}

/** A card number leads to a stranger's name: each that a colleague sees for the first time that day is one look-up of theirs. */
type LookingUp = Context & Refusing<'lookedUpTooOften'>;

async function countCards(context: LookingUp, cards: readonly string[]): Promise<void> {
  for (const card of cards) if (await isNewToday(context, 'lecturerCard', card)) await countLookUp(context);
}

/** Everything that a grant of lecturers is made from, as it stands now. @throws Refusal `notFound`, `lookedUpTooOften` */
export async function loadLecturerBasis(
  context: LookingUp,
  { projectId, batchId, institutionId }: { projectId: string; batchId: string; institutionId: string },
): Promise<LecturerBasis> {
  const { db } = context;
  const project = await findOwnProject(db, { projectId, institutionId });
  const { end: activityDate } = batchOf(project, batchId);
  const [book, rounds] = await Promise.all([
    readRuleBook(db),
    getRoundsOfHoldings(
      db,
      project.rounds.map(({ roundId }) => roundId),
    ),
  ]);
  const figure = lecturerFigure[project.creditLevel];
  const rate = rowOn(book.rows, { track: book.trackOf(institutionId), figure, day: activityDate });
  const traineeRound = [...rounds.values()].find((round) => round.batchId === batchId && round.role !== 'lecturer');
  const lecturers = lecturersOf(project.courses);
  const claims = await findClaims(
    db,
    { projectId, batchId },
    project.courses.map(({ courseId }) => courseId),
  );
  const parts = new Map(
    lecturers.map((lecturer) => [lecturer.key, grantableParts(lecturer.parts, { claims, courses: project.courses })]),
  );
  const taken = [...parts.values()].flatMap((each) => each.taken.map(({ personId }) => personId));
  const [candidates, takers] = await Promise.all([
    candidatesOf(context, { project, lecturers, rate, parts }),
    readAttendees(db, taken),
  ]);
  return {
    ...{ project, activityDate, rate, traineeRound, rounds, candidates, takers },
    obstacle: obstacleOf({ project, batchId, rate, traineeRound }),
  };
}

function obstacleOf({
  project,
  batchId,
  rate,
  traineeRound,
}: Pick<LecturerBasis, 'project' | 'rate' | 'traineeRound'> & { batchId: string }): Obstacle | undefined {
  if (!canBeHeld(project.state) && project.state !== 'closed') return 'projectNotApproved';
  // What a lecturers' round rests on is the attendance of the batch, and that is settled by then.
  if (!traineeRound) return 'traineesFirst';
  if (isGranting(project.rounds, batchId)) return 'grantRunning';
  if (!rate) return 'noRate';
  return isConfirmed(rate) ? undefined : 'rateUnconfirmed';
}

async function candidatesOf(
  context: LookingUp,
  {
    project,
    lecturers,
    rate,
    parts,
  }: {
    project: Project;
    lecturers: readonly ProjectLecturer[];
    rate: StoredRule | undefined;
    parts: ReadonlyMap<string, { free: TaughtPart[]; taken: HourClaim[] }>;
  },
): Promise<Candidate[]> {
  const { db } = context;
  const holders = new Map(
    await Promise.all(
      lecturers.map(
        async ({ key, cardNumber }) =>
          [key, cardNumber === '' ? undefined : await getCardHolder(db, cardNumber)] as const,
      ),
    ),
  );
  const personIds = [...holders.values()].filter((personId) => personId !== undefined);
  const { people, asLecturers, asTrainees } = await readStandings(db, project, personIds);
  const isStranger = ({ key }: ProjectLecturer): boolean =>
    people.get(holders.get(key) ?? '')?.institutionId !== project.institutionId;
  await countCards(
    context,
    lecturers.flatMap((each) => (each.cardNumber !== '' && isStranger(each) ? [each.cardNumber] : [])),
  );
  return lecturers.map((lecturer) => {
    const personId = holders.get(lecturer.key) ?? '';
    const { free, taken } = parts.get(lecturer.key) ?? { free: [], taken: [] };
    const hourTenths = free.reduce((sum, part) => sum + part.hourTenths, 0);
    const credit = lecturerCreditFor({ hourTenths, rate });
    const found = people.get(personId);
    return {
      ...{ lecturer, free, taken, hourTenths },
      creditHundredths: credit.kind === 'credit' ? credit.creditHundredths : 0,
      holder: found?.state === 'approved' ? found : undefined,
      standing: asLecturers.get(personId),
      alsoTrainee: asTrainees.get(personId)?.entry,
    };
  });
}

/** People with what they have of the project's credits, in both roles. */
export async function readStandings(
  db: Database,
  { catalogueEntryId, year }: Pick<Project, 'catalogueEntryId' | 'year'>,
  personIds: readonly string[],
) {
  const [people, asLecturers, asTrainees] = await Promise.all([
    readAttendees(db, personIds),
    findStandings(db, { catalogueEntryId, year, role: 'lecturer' }, personIds),
    findStandings(db, { catalogueEntryId, year, role: 'trainee' }, personIds),
  ]);
  return { people, asLecturers, asTrainees };
}
