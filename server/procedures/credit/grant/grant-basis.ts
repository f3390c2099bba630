import type { Batch } from '../../../../domain/project/batch';
import type { GrantStrategy } from '../../../../domain/credit/credit';
import { decideGrant, termsOf, type GrantDecision, type GrantFilters } from '../../../../domain/credit/grant-decision';
import type { Database } from '../../../data/database';
import type { AnalysedPerson, Analysis, Exclusion, Project } from '../../../data/documents';
import { findExclusions } from '../../../data/exclusions';
import { findOwnAnalysis, readAnalysedPeople } from '../../../data/frozen-analysis';
import { findGrantedPersons } from '../../../data/ledger';
import { correctionsSince } from '../../../data/person-history';
import { batchOf, findOwnProject } from '../../../data/projects';

/** Everything a grant is made from, as it stands now. */
export interface GrantBasis {
  analysis: Analysis;
  project: Project;
  batch: Batch;
  /** With the name, department, title and specialty that they have today. */
  people: AnalysedPerson[];
  exclusions: Map<string, Exclusion>;
  /** People who have this catalogue entry's credits of the year, from whichever project. */
  grantedIds: Set<string>;
}

/** One person of the analysis and what a grant would do with them. */
export interface Candidate {
  person: AnalysedPerson;
  /** In the frozen list. */
  position: number;
  decision: GrantDecision;
  exclusion: Exclusion | undefined;
  alreadyGranted: boolean;
}

/** @throws Refusal `notFound` for an analysis that is not the institution's own */
export async function loadGrantBasis(
  db: Database,
  { analysisId, institutionId }: { analysisId: string; institutionId: string },
): Promise<GrantBasis> {
  const analysis = await findOwnAnalysis(db, { analysisId, institutionId });
  const [project, frozen, exclusions, today] = await Promise.all([
    findOwnProject(db, { projectId: analysis.projectId, institutionId }),
    readAnalysedPeople(db, analysisId),
    findExclusions(db, analysis),
    correctionsSince(db, { since: analysis.at }),
  ]);
  const people = frozen.map(today);
  const batch = batchOf(project, analysis.batchId);
  return { analysis, project, batch, people, exclusions, grantedIds: await findGrantedPersons(db, project) };
}

/** What a grant on these terms would do with each person of the analysis. */
export function candidatesOf(
  basis: GrantBasis,
  {
    strategy,
    filters,
    tickedIds = null,
  }: { strategy: GrantStrategy; filters: GrantFilters; tickedIds?: ReadonlySet<string> | null },
): Candidate[] {
  const { people, exclusions, grantedIds } = basis;
  const terms = termsOf(basis, { strategy, filters: activeFilters(filters), tickedIds });
  return people.map((person, position) => ({
    person,
    position,
    decision: decideGrant(person, terms),
    exclusion: exclusions.get(person.personId),
    alreadyGranted: grantedIds.has(person.personId),
  }));
}

/** Sums over all candidates. An excluded person is counted as excluded, whether or not they have the credits already. */
export function totalsOf(candidates: readonly Candidate[]) {
  const totals = { valid: 0, excluded: 0, alreadyGranted: 0, toGrant: 0, creditHundredths: 0, absent: 0 };
  for (const { decision, alreadyGranted } of candidates) {
    switch (decision.kind) {
      case 'withhold':
        totals.absent += 1;
        break;
      case 'exclude':
        totals.valid += 1;
        totals.excluded += 1;
        break;
      case 'grant':
        totals.valid += 1;
        if (alreadyGranted) {
          totals.alreadyGranted += 1;
        } else {
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
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''));
}
