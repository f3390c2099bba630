import { groupActivityFileUrl } from '../../../../contract/calls/credit/group-activity';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { addressOf } from '../../../files/address';
import { activityOfCaller } from './of-caller';

/** A short-lived URL, of a file that the activity names and of no other. */
export const fileUrl = defineProcedure(groupActivityFileUrl, async (context, { activityId, fileId }) => {
  const activity = await activityOfCaller(context, activityId);
  const file = activity.files.find((each) => each.fileId === fileId);
  if (!file) return refuse('notFound');
  const url = (await context.platform.fileUrls([fileId])).get(fileId);
  return url === undefined ? refuse('notFound') : addressOf(url, file);
});
