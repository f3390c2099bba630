import type { AttendanceRecord, GrantRound, Project, Review } from '../data/documents';
import type { Event } from '../data/messages';

/**
 * The institution is told what the centre decided. That a project or materials were handed in is told to nobody: the centre's home
 * is the list of what waits for it.
 */
export function projectDecided(
  { _id: projectId, institutionId: institution, title }: Pick<Project, '_id' | 'institutionId' | 'title'>,
  { decision, reason, at }: Review,
): Event<'projectApproved' | 'projectReturned'> {
  const key = `${projectId}-${at}`;
  return decision === 'approve'
    ? { to: { institution }, kind: 'projectApproved', key, facts: { projectId, title } }
    : { to: { institution }, kind: 'projectReturned', key, facts: { projectId, title, reason } };
}

/** The institution is told; the people of a round are told by a job (server/jobs/tell-round.ts). */
export function materialsDecided(
  { _id: roundId, institutionId: institution, title, granted }: GrantRound,
  { decision, reason, at }: Review,
): Event<'materialsEffective' | 'materialsReturned'> {
  const key = `${roundId}-${at}`;
  return decision === 'approve'
    ? { to: { institution }, kind: 'materialsEffective', key, facts: { roundId, title, granted } }
    : { to: { institution }, kind: 'materialsReturned', key, facts: { roundId, title, reason } };
}

/** One message a person, however many of their records were confirmed together. */
export function lateConfirmed(
  { _id: projectId, title }: Pick<Project, '_id' | 'title'>,
  records: readonly Pick<AttendanceRecord, 'personId' | 'evidenceAt'>[],
): Event<'lateConfirmed'>[] {
  return [...new Set(records.map(({ personId }) => personId))].map((person) => {
    const own = records.filter(({ personId }) => personId === person);
    return {
      to: { person },
      kind: 'lateConfirmed',
      // A record is confirmed once, so its moment tells one confirmation from the next.
      key: `${projectId}-${Math.min(...own.map(({ evidenceAt }) => evidenceAt))}`,
      facts: { title, records: own.length },
    };
  });
}
