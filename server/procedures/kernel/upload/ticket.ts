import { uploadTicket } from '../../../../contract/calls/kernel/upload';
import { decideUpload, UPLOAD_LIVES_MS, uploadPath } from '../../../../domain/kernel/kept-file';
import { dayOf } from '../../../../domain/kernel/time';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { getDailyUse, putDailyUse } from '../../../data/daily-uses';
import { addTicket } from '../../../data/uploads';
import { dailyUseId } from '../../../guard/daily-limit';

/** A path that nobody guesses, for one file of this caller (rules: "Files"). */
export const ticket = defineProcedure(uploadTicket, async (context, { purpose, sizeBytes, ending }) => {
  const { openid, session } = context.caller;
  const usesId = dailyUseId(context, 'upload', session.administratorId);
  return runIdempotent(context, uploadTicket, async (tx) => {
    const decision = decideUpload({ today: await getDailyUse(tx, usesId), sizeBytes });
    if (decision.kind === 'refuse') return context.refuse(decision.reason);
    await putDailyUse(tx, { _id: usesId, ...decision.today, at: context.at });
    const uploadId = context.randomBytes(16).toString('hex');
    const path = uploadPath({ month: dayOf(context.at).slice(0, 7), uploadId, ending });
    await addTicket(tx, { _id: uploadId, openid, purpose, path, sizeBytes, at: context.at });
    return { cloudPath: path, until: context.at + UPLOAD_LIVES_MS };
  });
});
