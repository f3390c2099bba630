import { termsOf, type GrantFilters, type GrantTerms } from '../../domain/credit/grant-decision';
import type { Database } from '../data/database';
import type { AnalysedPerson, Analysis, GrantRound, Project } from '../data/documents';
import { goneSince } from '../data/attendees';
import { findExclusions } from '../data/exclusions';
import { getAnalysis } from '../data/frozen-analysis';
import { correctionsIn, correctionsOf } from '../data/person-history';
import { findOwnProject } from '../data/projects';

/** What does not change while a round is being granted: the analysis is frozen, and exclusions are locked meanwhile. */
export interface GrantRun {
  analysis: Analysis;
  project: Project;
  terms: GrantTerms;
  /** A person of the analysis with the facts that the filters went by when the round was begun. */
  atStart: (person: AnalysedPerson) => AnalysedPerson;
}

export async function loadGrantRun(db: Database, round: GrantRound): Promise<GrantRun> {
  const { projectId, institutionId, batchId, analysisId, strategy, lecturerIds } = round;
  const [analysis, project, verdicts] = await Promise.all([
    getAnalysis(db, analysisId),
    findOwnProject(db, { projectId, institutionId }),
    findExclusions(db, { projectId, batchId }),
  ]);
  if (!analysis) throw new Error('a round without its analysis');
  const at = { collection: 'grantRounds', id: round._id } as const;
  const span = { since: analysis.at, until: round.startedAt };
  const { gone, ...corrected } = await db.together(at, {
    ...correctionsOf(span),
    gone: goneSince({ analysedAt: analysis.at, startedAt: round.startedAt }),
  });
  const atStart = await correctionsIn(db, span, corrected);
  const goneIds = new Set(gone.map(({ _id }) => _id));
  return {
    analysis,
    project,
    atStart,
    terms: termsOf(
      { project, analysis, verdicts, goneIds, lecturerIds: lecturerIds ? new Set(lecturerIds) : null },
      {
        strategy,
        dutyWaived: round.dutyWaivedFor !== undefined,
        conditions: (round.conditions ?? []).map(({ code, unmetIds }) => ({ code, unmet: new Set(unmetIds) })),
        filters: filtersOf(round.filters),
        tickedIds: round.personIds && new Set(round.personIds),
      },
    ),
  };
}

/** The filters of a round, also of one from before a filter took several values. */
export function filtersOf(filters: GrantRound['filters']): GrantFilters {
  const one = <Value>(value: Value | undefined) => (value === undefined ? undefined : [value]);
  return {
    ...('professionalTitle' in filters ? { professionalTitles: one(filters.professionalTitle) } : {}),
    ...('specialty' in filters ? { specialties: one(filters.specialty) } : {}),
    ...('departmentName' in filters ? { departmentNames: one(filters.departmentName) } : {}),
    ...('placeName' in filters ? { placeNames: one(filters.placeName) } : {}),
    ...filters,
  };
}
