import { expectedPhone, type callReasons } from '../../../../contract/calls/attendance/expected';
import { givenPhone } from '../../../attendance/given-phone';
import { defineProcedure } from '../../../call/procedure';
import type { Services } from '../../../call/context';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Meeting } from '../../../data/documents';
import { expectedEntryId, findExpected } from '../../../data/expected-entries';
import { numberDigests } from '../../../data/people-numbers';
import { batchOf, findOwnProject } from '../../../data/projects';
import { openPhone } from '../../../guard/personal-data';

const reasonWords: Record<(typeof callReasons)[number], string> = { notThere: '没有到场', meeting: '会议事宜' };

/**
 * The phone of somebody who is expected. It is logged with its reason before it is told, each time, and kept with no answer. What
 * somebody said when they enrolled goes before what a roster says.
 */
export const phone = defineProcedure(expectedPhone, async (context, { projectId, batchId, key, reason }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const meeting = { projectId, batchId };
  batchOf(await findOwnProject(db, { projectId, institutionId }), batchId);
  const number =
    (await givenPhone(context, { projectId, personId: key })) ?? (await listedPhone(context, meeting, key));
  if (number === undefined) return context.refuse('mayNotCall');
  await db.transaction((tx) =>
    logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'expected.called',
      subject: `person:${key}`,
      note: reasonWords[reason],
      before: null,
      after: null,
    }),
  );
  return { phone: number };
});

/** The phone that the roster of the meeting has, of one of its entries or of a person who is one of them. */
async function listedPhone(
  services: Pick<Services, 'db' | 'secrets'>,
  meeting: Meeting,
  key: string,
): Promise<string | undefined> {
  const { db } = services;
  const digest = (await numberDigests(db, [key])).get(key);
  const [entry] = await findExpected(db, [digest === undefined ? key : expectedEntryId(meeting, digest)]);
  // An entry is known by its id to whoever has seen it on a list: of another meeting it is as good as none.
  if (entry?.projectId !== meeting.projectId || entry.batchId !== meeting.batchId) return undefined;
  return entry.phoneCipher === undefined ? undefined : openPhone(services, entry._id, entry.phoneCipher);
}
