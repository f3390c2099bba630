import { materialsAddFile } from '../../../../contract/calls/credit/materials';
import { MAX_MATERIAL_FILES } from '../../../../domain/credit/materials';
import { assertOwnUpload } from '../../../guard/files';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { changeFiles } from './change-files';

/** Adds one file; the same file again takes its own place, under the kind and name given last. */
export const addFile = defineProcedure(materialsAddFile, async (context, { roundId, kind, file }) => {
  await assertOwnUpload(context, file);
  await assertAcceptableTexts(context, [file.fileName]);
  return runIdempotent(context, materialsAddFile, (tx) =>
    changeFiles(tx, context, {
      roundId,
      fileId: file.fileId,
      action: 'materials.fileAdded',
      change(files) {
        const others = files.filter(({ fileId }) => fileId !== file.fileId);
        if (others.length >= MAX_MATERIAL_FILES) return context.refuse('tooManyFiles');
        return [...others, { ...file, kind, uploadedAt: context.at }];
      },
    }),
  );
});
