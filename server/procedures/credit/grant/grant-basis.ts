import type { Batch } from '../../../../domain/project/batch';
import {
  decideGrant,
  pointsOf,
  termsOf,
  type ConditionCode,
  type GrantChoice,
  type GrantCondition,
  type GrantDecision,
  type GrantFilters,
  type GrantPoint,
} from '../../../../domain/credit/grant-decision';
import { goneSince } from '../../../data/attendees';
import { marksOfBatch } from '../../../data/evaluations';
import { openFlagsOf, upheldFlagsOf } from '../../../data/exam-studies';
import { paperOf, whoPassed } from '../../../data/exams';
import { batchOfAnalysis } from '../../../data/analyses';
import type { Database } from '../../../data/database';
import type { Analysis, Exclusion, Project } from '../../../data/documents';
import { exclusionsById, exclusionsOf } from '../../../data/exclusions';
import type { ListedPerson } from '../../../data/analysis-index';
import { allListed, analysisWithId, ownAnalysis, packedPeople } from '../../../data/frozen-analysis';
import { creditedIn, creditedOf } from '../../../data/ledger';
import { correctionsIn, correctionsOf } from '../../../data/person-history';
import { batchOf, ownProject, projectWithId } from '../../../data/projects';

/** Everything a grant is made from, as it stands now. */
export interface GrantBasis {
  analysis: Analysis;
  project: Project;
  batch: Batch;
  /** With the name, department, title and specialty that they have today. */
  people: ListedPerson[];
  exclusions: Map<string, Exclusion>;
  /** Who left, or lost their approval, since the analysis. */
  goneIds: Set<string>;
  /** People who have this catalogue entry's credits of the year, from whichever project. */
  grantedIds: Set<string>;
  /** Who lectured at this holding: by card number, or granted as a lecturer already. */
  lecturerIds: Set<string>;
  /** Who has done what may be asked besides attendance: answered the evaluation of the batch, passed its exam. */
  done: Record<ConditionCode, Set<string>>;
  /** The batch has an exam. */
  hasExam: boolean;
  /** Attempts that were pointed out, and are not judged or were found wanting. */
  examFlags: { open: number; upheld: number };
}

/** One person of the analysis and what a grant would do with them. */
export interface Candidate {
  person: ListedPerson;
  /** In the frozen list. */
  position: number;
  decision: GrantDecision;
  points: GrantPoint[];
  exclusion: Exclusion | undefined;
  alreadyGranted: boolean;
}

/** @throws Refusal `notFound` for an analysis that is not the institution's own */
export async function loadGrantBasis(
  db: Database,
  { analysisId, institutionId, now }: { analysisId: string; institutionId: string; now: number },
): Promise<GrantBasis> {
  // Whose it is follows from what is read: its id only says where to look.
  const { projectId, batchId } = batchOfAnalysis(analysisId);
  const at = { collection: 'institutions', id: institutionId } as const;
  const { analyses, projects, packed, exclusions, marks, papers, passed, open, upheld } = await db.together(at, {
    analyses: analysisWithId(analysisId),
    projects: projectWithId(projectId),
    packed: packedPeople(analysisId),
    exclusions: exclusionsOf({ projectId, batchId }),
    marks: marksOfBatch({ projectId, batchId }),
    papers: paperOf({ projectId, batchId }),
    passed: whoPassed({ projectId, batchId }),
    open: openFlagsOf({ projectId, batchId }),
    upheld: upheldFlagsOf({ projectId, batchId }),
  });
  const analysis = ownAnalysis(analyses, institutionId);
  const project = ownProject(projects, institutionId);
  const span = { since: analysis.at };
  const { gone, ...more } = await db.together(at, {
    ...creditedOf(project),
    ...correctionsOf(span),
    gone: goneSince({ analysedAt: analysis.at, startedAt: now }),
  });
  const [frozen, exclusionOf, credited, today] = await Promise.all([
    allListed(db, analysis, packed),
    exclusionsById(db, analysis, exclusions),
    creditedIn(db, project, more),
    correctionsIn(db, span, more),
  ]);
  const people = frozen.map(today);
  return {
    analysis,
    project,
    batch: batchOf(project, batchId),
    people,
    exclusions: exclusionOf,
    goneIds: new Set(gone.map(({ _id }) => _id)),
    grantedIds: credited.trainees,
    lecturerIds: credited.lecturers,
    done: {
      evaluation: new Set(marks.map(({ personId }) => personId)),
      exam: new Set(passed.map(({ personId }) => personId)),
    },
    hasExam: papers.length > 0,
    examFlags: { open, upheld },
  };
}

/** What a grant on these terms would do with each person of the analysis. */
export function candidatesOf(basis: GrantBasis, choice: GrantChoice): Candidate[] {
  const { people, exclusions, grantedIds, lecturerIds } = basis;
  const terms = termsOf({ ...basis, verdicts: exclusions }, { ...choice, filters: activeFilters(choice.filters) });
  return people.map((person, position) => ({
    person,
    position,
    decision: decideGrant(person, terms),
    points: pointsOf(person, lecturerIds),
    exclusion: exclusions.get(person.personId),
    alreadyGranted: grantedIds.has(person.personId),
  }));
}

/** Those of the analysis who have not done what is asked besides attendance. An exam that there is not keeps nobody out. */
export const unmetConditions = (
  { people, done, hasExam }: GrantBasis,
  asked: readonly ConditionCode[],
): GrantCondition[] =>
  asked
    .filter((code) => code !== 'exam' || hasExam)
    .map((code) => ({
      code,
      unmet: new Set(people.map(({ personId }) => personId).filter((personId) => !done[code].has(personId))),
    }));

/** Sums over all candidates. An excluded person is counted as excluded, whether or not they have the credits already. */
export function totalsOf(candidates: readonly Candidate[]) {
  const totals = { valid: 0, excluded: 0, alreadyGranted: 0, undecided: 0, toGrant: 0, creditHundredths: 0, absent: 0 };
  for (const { decision, alreadyGranted } of candidates) {
    switch (decision.kind) {
      case 'withhold':
        totals.absent += 1;
        break;
      case 'exclude':
        totals.valid += 1;
        totals.excluded += 1;
        break;
      case 'undecided':
      case 'grant':
        totals.valid += 1;
        if (alreadyGranted) totals.alreadyGranted += 1;
        else if (decision.kind === 'undecided') totals.undecided += 1;
        else {
          totals.toGrant += 1;
          totals.creditHundredths += decision.creditHundredths;
        }
        break;
      case 'leave':
        break;
    }
  }
  return totals;
}

/** An empty filter on the screen is none; only those that are set are kept on the round. */
export function activeFilters(filters: GrantFilters): GrantFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, chosen]) => chosen !== undefined && chosen.length > 0));
}
