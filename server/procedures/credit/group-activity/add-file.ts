import { groupActivityAddFile } from '../../../../contract/calls/credit/group-activity';
import { ACTIVITY_FILES_AT_MOST } from '../../../../domain/credit/group-activity';
import { defineProcedure } from '../../../call/procedure';
import { attachOnce } from '../../../files/attach-upload';
import { changeFiles } from './change-files';

/** Adds one file, in the place of another where that is named. */
export const addFile = defineProcedure(groupActivityAddFile, (context, { activityId, file, replaces }) =>
  attachOnce(context, groupActivityAddFile, { file, purpose: 'activity' }, (tx, stored) =>
    changeFiles(tx, context, activityId, (files) => {
      const at = files.findIndex(({ fileId }) => fileId === replaces);
      const others = files.filter(({ fileId }) => fileId !== stored.fileId && fileId !== replaces);
      if (others.length >= ACTIVITY_FILES_AT_MOST) return context.refuse('tooManyFiles');
      const place = at === -1 ? others.length : Math.min(at, others.length);
      return [...others.slice(0, place), stored, ...others.slice(place)];
    }),
  ),
);
