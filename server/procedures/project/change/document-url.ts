import { changeDocumentUrl } from '../../../../contract/calls/project/change';
import { defineProcedure } from '../../../call/procedure';
import { findOwnChange, findSubmittedChange } from '../../../data/changes';
import { addressOf } from '../../../files/address';

export const documentUrl = defineProcedure(changeDocumentUrl, async (context, { changeId, kind }) => {
  const { caller, db, platform } = context;
  const change =
    caller.kind === 'reviewer'
      ? await findSubmittedChange(db, changeId)
      : await findOwnChange(db, { changeId, institutionId: caller.session.institutionId });
  const file = change.documents[kind];
  if (!file) return context.refuse('documentMissing');
  const url = (await platform.fileUrls([file.fileId])).get(file.fileId);
  return url === undefined ? context.refuse('documentMissing') : addressOf(url, file);
});
