/**
 * The peer of `npm run bench -- cold`: a function with nothing but the SDK in it, which makes the calls of a cold check-in: one
 * document by its id, the session by its code, the person by their openid, and the record.
 */
import { cloud } from '../../cloudfunctions/shared/sdk';

const db = cloud.database({ throwOnNotFound: false });
const { command } = db;

/** @param record what is added, besides its id */
export async function main({
  code,
  record,
}: {
  code: string;
  record: object;
}): Promise<{ ok: true; recordId: string }> {
  const { OPENID } = cloud.getWXContext();
  await db.collection('keyRegistry').doc('keys').get();
  const sessions = await db
    .collection('attendanceSessions')
    .where({ code: command.eq(code) })
    .limit(1)
    .get();
  const persons = await db
    .collection('persons')
    .where({ openid: command.eq(OPENID) })
    .limit(1)
    .get();
  if (sessions.data.length === 0 || persons.data.length === 0) throw new Error('the stub knows nobody');
  const recordId = `${code}:${String(OPENID)}`;
  await db.collection('attendanceRecords').add({ data: { ...record, _id: recordId } });
  return { ok: true, recordId };
}
