import { exclusionAdmit } from '../../../../contract/calls/credit/exclusion';
import { isReason } from '../../../../domain/kernel/reason';
import type { Exclusion } from '../../../data/documents';
import { exclusionId } from '../../../data/exclusions';
import { defineProcedure } from '../../../call/procedure';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { changeExclusion } from './change';

/** 授，写明理由 (G4b): who was pointed out is granted all the same, with the reason on record. */
export const exclusionAdmitProcedure = defineProcedure(exclusionAdmit, async (context, { note, ...input }) => {
  if (!isReason(note)) context.refuse('reasonRequired', { fields: [{ field: 'note', problem: 'required' }] });
  await assertAcceptableTexts(context, [note]);
  return changeExclusion(context, exclusionAdmit, input, {
    action: 'exclusion.admitted',
    next: ({ projectId, batchId }, before): Exclusion => {
      if (before?.admitted && before.note === note) return before;
      const { personId } = input;
      return {
        _id: exclusionId({ projectId, batchId, personId }),
        projectId,
        batchId,
        personId,
        reason: 'other',
        note,
        by: context.caller.session.name,
        at: context.at,
        admitted: true,
      };
    },
  });
});
