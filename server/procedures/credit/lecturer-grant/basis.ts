import type { ErrorOf } from '../../../../contract';
import { lecturerCreditFor, lecturersOf, teachingsOf, type Lecturer } from '../../../../domain/credit/lecturer';
import { isGranting } from '../../../../domain/credit/grant';
import { isConfirmed, lecturerFigure, rowOn } from '../../../../domain/kernel/rule-table';
import type { Day } from '../../../../domain/kernel/time';
import { canBeHeld } from '../../../../domain/project/project-state';
import { readAttendees, type Attendee } from '../../../data/attendees';
import { getCardHolder } from '../../../data/card-numbers';
import type { Database } from '../../../data/database';
import type { GrantRound, LedgerEntry, Project, StoredRule } from '../../../data/documents';
import { findStandings, type Standing } from '../../../data/ledger';
import { batchOf, findOwnProject } from '../../../data/projects';
import { getRoundsOfHoldings } from '../../../data/rounds';
import { readRuleBook } from '../../../data/rule-table';

export type Obstacle = Extract<
  ErrorOf<'lecturerGrant.start'>,
  'projectNotApproved' | 'traineesFirst' | 'grantRunning' | 'noRate' | 'rateUnconfirmed'
>;

/** A lecturer with everything that the grant looks at. */
export interface Candidate {
  lecturer: Lecturer;
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
  rounds: Map<string, GrantRound>;
}

/** Everything that a grant of lecturers is made from, as it stands now. @throws Refusal `notFound` */
export async function loadLecturerBasis(
  db: Database,
  { projectId, batchId, institutionId }: { projectId: string; batchId: string; institutionId: string },
): Promise<LecturerBasis> {
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
  const lecturers = lecturersOf(teachingsOf(project.courses));
  return {
    ...{ project, activityDate, rate, traineeRound, rounds },
    obstacle: obstacleOf({ project, batchId, rate, traineeRound }),
    candidates: await candidatesOf(db, { project, lecturers, rate }),
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
  db: Database,
  { project, lecturers, rate }: { project: Project; lecturers: readonly Lecturer[]; rate: StoredRule | undefined },
): Promise<Candidate[]> {
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
  return lecturers.map((lecturer) => {
    const personId = holders.get(lecturer.key) ?? '';
    const credit = lecturerCreditFor({ hourTenths: lecturer.hourTenths, rate });
    const found = people.get(personId);
    return {
      lecturer,
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
