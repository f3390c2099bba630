import { materialsRemoveFile } from '../../../../contract/calls/credit/materials';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { changeFiles } from './change-files';

/** Takes a file off the list; one that is not on it is off it already. */
export const removeFile = defineProcedure(materialsRemoveFile, (context, { roundId, fileId }) =>
  runIdempotent(context, materialsRemoveFile, (tx) =>
    changeFiles(tx, context, {
      roundId,
      fileId,
      action: 'materials.fileRemoved',
      change: (files) => files.filter((file) => file.fileId !== fileId),
    }),
  ),
);
