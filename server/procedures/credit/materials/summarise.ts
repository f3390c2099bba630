import { materialsSummarise } from '../../../../contract/calls/credit/materials';
import { canChangeMaterials } from '../../../../domain/credit/grant';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { findOwnRound, saveMade } from '../../../data/rounds';
import { assertAcceptableTexts } from '../../../guard/text-check';

/** Saves the institution's own words for the report: a report that was made before says so no more, and is made again. */
export const summarise = defineProcedure(materialsSummarise, async (context, { roundId, text }) => {
  await assertAcceptableTexts(context, [text]);
  return runIdempotent(context, materialsSummarise, async (tx) => {
    const round = await findOwnRound(tx, { roundId, institutionId: context.caller.session.institutionId });
    if (!canChangeMaterials(round.state)) return context.refuse('wrongState', { state: round.state });
    const before = round.summary ?? null;
    if ((before?.text ?? '') === text) return {};
    const summary = { text, at: context.at, by: context.caller.session.name };
    await saveMade(tx, roundId, { summary });
    await logProjectAct(tx, context, {
      project: round,
      action: 'materials.summarised',
      subject: `round:${roundId}`,
      before,
      after: summary,
    });
    return {};
  });
});
