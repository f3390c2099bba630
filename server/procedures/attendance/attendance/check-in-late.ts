import { attendanceCheckInLate } from '../../../../contract/calls/attendance/attendance';
import { admitLateScan } from '../../../../domain/attendance/check-in';
import { answerScan, answerView } from '../../../attendance/answer-scan';
import { getRecord } from '../../../data/attendance';
import { defineProcedure } from '../../../call/procedure';

/** A scan that was kept on the phone and is sent again; it counts once the administrator has confirmed it. */
export const checkInLate = defineProcedure(attendanceCheckInLate, async (context, { qrText, position }) => {
  // A forwarded picture could come through here: where else the person was is worth a read that the front door does without.
  const late = { admit: admitLateScan, fromAlbum: false, looksElsewhere: true };
  const answer = await answerScan(context, { qrText, position, ...late });
  // The same code may have come in at once, or been confirmed since: what stands there is the answer.
  const record = (answer.repeat && (await getRecord(context.db, answer.record._id))) || answer.record;
  return {
    ...answerView({ ...answer, record }),
    late: record.origin === 'late',
    awaitsConfirmation: !record.confirmed,
  };
});
