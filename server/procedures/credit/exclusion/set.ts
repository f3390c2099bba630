import { exclusionSet } from '../../../../contract/calls/credit/exclusion';
import { isReason } from '../../../../domain/kernel/reason';
import type { Exclusion } from '../../../data/documents';
import { exclusionId } from '../../../data/exclusions';
import { defineProcedure } from '../../../call/procedure';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { changeExclusion } from './change';

/** 取消"有效" (M19): un-ticks a person of the batch, with the reason on record. */
export const exclusionSetProcedure = defineProcedure(exclusionSet, async (context, input) => {
  const { session } = context.caller;
  const note = input.note ?? '';
  if (input.reason === 'other' && !isReason(note))
    context.refuse('reasonRequired', { fields: [{ field: 'note', problem: 'required' }] });
  await assertAcceptableTexts(context, [note]);
  return changeExclusion(context, exclusionSet, input, {
    action: 'exclusion.set',
    next: ({ projectId, batchId }, before) => {
      if (before && !before.admitted && before.reason === input.reason && before.note === note) return before;
      const after: Exclusion = {
        _id: exclusionId({ projectId, batchId, personId: input.personId }),
        projectId,
        batchId,
        personId: input.personId,
        reason: input.reason,
        note,
        by: session.name,
        at: context.at,
      };
      return after;
    },
  });
});
