import { doubtList } from '../../../../contract/calls/attendance/doubt';
import { awaitsConfirmation, suspiciousFlags } from '../../../../domain/attendance/attendance-record';
import { containsFolded } from '../../../../domain/kernel/search';
import { defineProcedure } from '../../../call/procedure';
import type { AttendanceRecord } from '../../../data/documents';
import { doubtsByFlag, howManyDoubts, listDoubts } from '../../../data/doubts';
import { batchOf, ownProject, projectWithId } from '../../../data/projects';
import { refuse } from '../../../call/refusal';
import { hallsOf } from '../../../data/sessions';

/** 存疑签到 (D10) of a batch of the caller's own institution: counted by an index, never by going through the records. */
export const listDoubtful = defineProcedure(doubtList, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const { projectId, batchId, sessionId, flag, search = '', ...request } = input;
  const own = { institutionId, projectId, batchId };
  const { projects, sessions, total, ...counted } = await db.together(
    { collection: 'institutions', id: institutionId },
    {
      projects: projectWithId(projectId),
      sessions: hallsOf({ projectId, institutionId }),
      total: howManyDoubts(own, { sessionId }),
      ...doubtsByFlag(own, { sessionId }),
    },
  );
  const project = ownProject(projects, institutionId);
  batchOf(project, batchId);
  const halls = sessions.filter((session) => session.batchId === batchId);
  if (sessionId !== undefined && halls.every(({ _id }) => _id !== sessionId)) return refuse('notFound');
  const isMeant = ({ who }: AttendanceRecord): boolean =>
    containsFolded([who.name, who.personNumber, who.departmentName, who.institutionName], search);
  const filter = search === '' ? undefined : isMeant;
  const { rows, nextCursor } = await listDoubts(db, own, { sessionId, flag, request, filter });
  return {
    title: project.title,
    sessions: halls
      .map(({ _id, number = 1, placeName, day = null }) => ({ sessionId: _id, number, placeName, day }))
      .sort((a, b) => a.number - b.number),
    total,
    counts: suspiciousFlags.flatMap((each) => {
      const count = counted[each];
      return count > 0 || each === flag ? [{ flag: each, count }] : [];
    }),
    rows: rows.map(viewOf(institutionId)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
});

const viewOf = (readBy: string) => (record: AttendanceRecord) => {
  const { who, evidenceAt, receivedAt, ageMs, placeName, flags, signs = {} } = record;
  return {
    recordId: record._id,
    sessionId: record.sessionId,
    personId: record.personId,
    name: who.name,
    personNumber: who.personNumber,
    institutionName: who.institutionName,
    departmentName: who.departmentName,
    outside: who.institutionId !== readBy,
    ...{ evidenceAt, receivedAt, ageMs, placeName, flags, signs },
    rotationSeconds: record.rotationSeconds ?? null,
    place: record.place ?? null,
    awaitsConfirmation: awaitsConfirmation(record),
  };
};
