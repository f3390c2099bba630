import { attendanceCheckIn } from '../../../../contract/calls/attendance/attendance';
import { admitScan } from '../../../../domain/attendance/check-in';
import { answerScan, answerView } from '../../../attendance/answer-scan';
import { defineProcedure } from '../../../call/procedure';

/** The hot path (M11–M14): see `server/attendance/answer-scan.ts` for its database calls. */
export const checkIn = defineProcedure(attendanceCheckIn, async (context, { qrText, source, position }) => {
  const fromAlbum = source === 'album';
  return answerView(
    await answerScan(context, { qrText, position, fromAlbum, admit: admitScan, looksElsewhere: false }),
  );
});
