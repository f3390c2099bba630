import { materialsAddFile } from '../../../../contract/calls/credit/materials';
import { MAX_MATERIAL_FILES } from '../../../../domain/credit/materials';
import { attachOnce } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';
import { changeFiles } from './change-files';

/** Adds one file; the same bytes again take their own place, under the kind and name given last. */
export const addFile = defineProcedure(materialsAddFile, async (context, { roundId, kind, file, replaces }) =>
  attachOnce(context, materialsAddFile, { file, purpose: 'material' }, (tx, stored) =>
    changeFiles(tx, context, {
      roundId,
      fileId: stored.fileId,
      action: 'materials.fileAdded',
      change(files) {
        const others = files.filter(({ fileId }) => fileId !== stored.fileId && fileId !== replaces);
        if (others.length >= MAX_MATERIAL_FILES) return context.refuse('tooManyFiles');
        return [...others, { ...stored, kind }];
      },
    }),
  ),
);
