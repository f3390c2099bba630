import { materialsFileUrl } from '../../../../contract/calls/credit/materials';
import { addressOf } from '../../../files/address';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { roundOfCaller } from '../round/of-caller';

/** A short-lived URL, of a file that the round names and of no other. */
export const fileUrl = defineProcedure(materialsFileUrl, async (context, { roundId, fileId }) => {
  const round = await roundOfCaller(context, roundId);
  const named = [...round.files, ...(round.made ?? []).flatMap(({ files }) => files)];
  const file = named.find((each) => each.fileId === fileId);
  if (!file) return refuse('notFound');
  const url = (await context.platform.fileUrls([fileId])).get(fileId);
  return url === undefined ? refuse('notFound') : addressOf(url, file);
});
