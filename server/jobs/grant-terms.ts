import { termsOf, type GrantTerms } from '../../domain/credit/grant-decision';
import type { Database } from '../data/database';
import type { AnalysedPerson, Analysis, GrantRound, Project } from '../data/documents';
import { findGone } from '../data/attendees';
import { findExclusions } from '../data/exclusions';
import { getAnalysis } from '../data/frozen-analysis';
import { correctionsSince } from '../data/person-history';
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
  const { projectId, institutionId, batchId, analysisId, strategy, filters } = round;
  const [analysis, project, exclusions] = await Promise.all([
    getAnalysis(db, analysisId),
    findOwnProject(db, { projectId, institutionId }),
    findExclusions(db, { projectId, batchId }),
  ]);
  if (!analysis) throw new Error('a round without its analysis');
  const at = { collection: 'grantRounds', id: round._id } as const;
  const atStart = await correctionsSince(db, at, { since: analysis.at, until: round.startedAt });
  const goneIds = await findGone(db, { analysedAt: analysis.at, startedAt: round.startedAt });
  return {
    analysis,
    project,
    atStart,
    terms: termsOf(
      { project, analysis, exclusions, goneIds },
      { strategy, filters, tickedIds: round.personIds && new Set(round.personIds) },
    ),
  };
}
