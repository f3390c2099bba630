import type { Unattended } from '../../domain/attendance/daily-duty';
import type { Due } from '../../domain/credit/project-step';
import type { Day } from '../../domain/kernel/time';
import type { AttendanceRecord, ChangeRequest, GrantRound, Project, Review } from '../data/documents';
import type { AudienceNews } from '../data/jobs';
import type { Event } from '../data/messages';

type Named = Pick<Project, '_id' | 'title'>;
type Held = Named & Pick<Project, 'institutionName' | 'institutionId' | 'batches'>;

/** The centre is told what came in; once for each time it was handed in. */
export const projectHandedIn = (
  { _id: projectId, title, institutionName, timesSubmitted }: Held & Pick<Project, 'timesSubmitted'>,
  centre: string,
): Event<'projectSubmitted'> => ({
  to: { institution: centre },
  kind: 'projectSubmitted',
  key: `${projectId}-${timesSubmitted}`,
  facts: { projectId, title, institutionName },
});

/** The centre is told that it does not take place. */
export const projectCancelled = (
  { _id: projectId, title, institutionName }: Held,
  { centre, reason }: { centre: string; reason: string },
): Event<'projectCancelled'> => ({
  to: { institution: centre },
  kind: 'projectCancelled',
  key: projectId,
  facts: { projectId, title, institutionName, reason },
});

/** The centre is told what is asked for; once for each time it was handed in. */
export const changeHandedIn = (
  { _id: changeId, projectId, title, institutionName, timesSubmitted }: ChangeRequest,
  centre: string,
): Event<'changeSubmitted'> => ({
  to: { institution: centre },
  kind: 'changeSubmitted',
  key: `${changeId}-${timesSubmitted}`,
  facts: { changeId, projectId, title, institutionName },
});

/** The institution is told what the centre decided on its request. */
export function changeDecided(
  { _id: changeId, projectId, institutionId: institution, title }: ChangeRequest,
  { decision, reason, at }: Review,
): Event<'changeApproved' | 'changeReturned'> {
  const key = `${changeId}-${at}`;
  return decision === 'approve'
    ? { to: { institution }, kind: 'changeApproved', key, facts: { projectId, title } }
    : { to: { institution }, kind: 'changeReturned', key, facts: { projectId, title, reason } };
}

/** Everybody who follows a holding or has checked in is told what is different from now on. */
export const meetingChanged = (
  project: Held,
  { changes, changeId }: { changes: string; changeId: string },
): AudienceNews<'meetingChanged'> => ({
  kind: 'meetingChanged',
  key: changeId,
  facts: { projectId: project._id, title: project.title, changes },
  followers: true,
  batchIds: allBatches(project),
});

const allBatches = ({ batches }: Pick<Project, 'batches'>): string[] => batches.map(({ batchId }) => batchId);

/** Everybody who follows a holding or has checked in is told that it does not take place. */
export const meetingCancelled = (
  project: Held,
  { reason, at }: { reason: string; at: number },
): AudienceNews<'meetingCancelled'> => ({
  kind: 'meetingCancelled',
  key: at,
  facts: { projectId: project._id, title: project.title, reason },
  followers: true,
  batchIds: allBatches(project),
});

/** Whoever checked in to these batches is told that they give nobody credits. */
export const endedWithoutCredits = (
  { _id: projectId, title }: Named,
  { batchIds, reason, at }: { batchIds: string[]; reason: string; at: number },
): AudienceNews<'endedWithoutCredits'> => ({
  kind: 'endedWithoutCredits',
  key: at,
  facts: { projectId, title, reason },
  followers: false,
  batchIds,
});

/** The institution is told what the centre decided. */
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

/** The institution is told that something it owes has to be done soon; once for each day by which it is due. */
export const deadlineNear = (
  { _id: projectId, title, institutionId }: Pick<Project, '_id' | 'title' | 'institutionId'>,
  { what, day }: Due,
): Event<'filingNear' | 'reportNear'> => ({
  to: { institution: institutionId },
  kind: what === 'submit' ? 'filingNear' : 'reportNear',
  key: `${projectId}-${day}`,
  facts: { projectId, title, by: day },
});

/** The institution is warned of a teaching day without attendance; once for each time that it was looked at. */
export const dayUnattended = (
  { _id: projectId, title, institutionId }: Pick<Project, '_id' | 'title' | 'institutionId'>,
  { batchId, day, hour, found }: { batchId: string; day: Day; hour: string; found: Unattended },
): Event<'dayUnattended'> => ({
  to: { institution: institutionId },
  kind: 'dayUnattended',
  key: `${projectId}-${batchId}-${day}T${hour}`,
  facts: { projectId, title, day, found },
});
