import { decideUpload, UPLOAD_LIVES_MS, uploadPath, type UploadPurpose } from '../../../../domain/kernel/kept-file';
import { dayOf } from '../../../../domain/kernel/time';
import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { getDailyUse, putDailyUse } from '../../../data/daily-uses';
import type { Transaction } from '../../../data/database';
import { addTicket } from '../../../data/uploads';
import { dailyUseId } from '../../../guard/daily-limit';

/** A path that nobody guesses, for one file of this caller, counted for who they are (rules: "Files"). */
export async function giveTicket(
  tx: Transaction,
  context: Context<Extract<Caller, { openid: string }>> & Refusing<'tooManyUploads'>,
  options: { of: string; atMost?: number; purpose: UploadPurpose; sizeBytes: number; ending: string },
): Promise<{ cloudPath: string; until: number }> {
  const { of, atMost, purpose, sizeBytes, ending } = options;
  const { openid } = context.caller;
  const usesId = dailyUseId(context, 'upload', of);
  const today = await getDailyUse(tx, usesId);
  const decision = decideUpload({ today, sizeBytes, ...(atMost === undefined ? {} : { atMost }) });
  if (decision.kind === 'refuse') return context.refuse(decision.reason);
  await putDailyUse(tx, { _id: usesId, ...decision.today, at: context.at });
  const uploadId = context.randomBytes(16).toString('hex');
  const path = uploadPath({ month: dayOf(context.at).slice(0, 7), uploadId, ending });
  await addTicket(tx, { _id: uploadId, openid, purpose, path, sizeBytes, at: context.at });
  return { cloudPath: path, until: context.at + UPLOAD_LIVES_MS };
}
