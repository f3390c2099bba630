import { groupActivityRemoveFile } from '../../../../contract/calls/credit/group-activity';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { changeFiles } from './change-files';

export const removeFile = defineProcedure(groupActivityRemoveFile, (context, { activityId, fileId }) =>
  runIdempotent(context, groupActivityRemoveFile, (tx) =>
    changeFiles(tx, context, activityId, (files) => files.filter((file) => file.fileId !== fileId)),
  ),
);
