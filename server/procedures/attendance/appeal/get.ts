import { appealGet } from '../../../../contract/calls/attendance/appeal';
import { slotsOf } from '../../../../domain/attendance/slots';
import { spotChecksOf } from '../../../../domain/attendance/spot-check';
import { addressOf } from '../../../files/address';
import { slotRecords } from '../../../attendance/person-slots';
import { findOwnAppeal } from '../../../data/appeals';
import { recordsOfPersonIn } from '../../../data/attendance';
import { getPerson } from '../../../data/persons';
import { batchOf, findOwnProject } from '../../../data/projects';
import { sessionsOfBatch } from '../../../data/sessions';
import { isCallersOwn } from '../../../guard/own-registration';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { sessionsOfDay } from './sessions';
import { appealRow } from './view';

/** One appeal with what speaks for it and against it. */
export const getAppealProcedure = defineProcedure(appealGet, async (context, { appealId }) => {
  const { db, at, caller, platform } = context;
  const { institutionId } = caller.session;
  const appeal = await findOwnAppeal(db, { appealId, institutionId });
  const { projectId, batchId, personId } = appeal;
  const [project, person, records, sessions, urls] = await Promise.all([
    findOwnProject(db, { projectId, institutionId }),
    getPerson(db, personId),
    recordsOfPersonIn(db, { institutionId, projectId, batchId }, personId),
    sessionsOfBatch(db, { projectId, batchId }),
    platform.fileUrls(appeal.files.map(({ fileId }) => fileId)),
  ]);
  if (!person) return refuse('notFound');
  const slots = slotsOf({
    batch: batchOf(project, batchId),
    spotChecks: spotChecksOf(project, batchId),
    courses: project.courses,
    records: slotRecords(records, person),
    now: at,
  });
  return {
    ...appealRow(appeal, institutionId),
    files: appeal.files.flatMap((file) => {
      const url = urls.get(file.fileId);
      return url === undefined ? [] : [addressOf(url, file)];
    }),
    evidence: slots.map(({ window, state, record }) => ({
      ...window,
      state,
      ...(record === undefined ? {} : { at: record.at }),
    })),
    sessions: sessionsOfDay(appeal, sessions, records).map(({ _id, placeName }) => ({ sessionId: _id, placeName })),
    own: await isCallersOwn(context, person),
  };
});
