import { ruleTableAdd } from '../../../../contract/calls/credit/rule-table';
import { ruleRowProblem, trackOfFigure } from '../../../../domain/kernel/rule-table';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { StoredRule } from '../../../data/documents';
import { addRule, forgetRules, getRule, readRules, ruleRowId } from '../../../data/rule-table';
import { assertAcceptableTexts } from '../../../guard/text-check';

/** Another dated row (G11). Its number is the next one of its figure, so of two that are added at one moment one is refused. */
export const addRuleTable = defineProcedure(ruleTableAdd, async (context, { rowsSeen, ...given }) => {
  const row = { ...given, track: trackOfFigure(given.figure, given.track) };
  await assertAcceptableTexts(context, [row.source]);
  const rows = (await readRules(context.db)).filter(
    ({ track, figure }) => track === row.track && figure === row.figure,
  );
  const problem = ruleRowProblem(row, rows);
  const answer = await runIdempotent(context, ruleTableAdd, async (tx) => {
    const number = rowsSeen + 1;
    const added: StoredRule = {
      ...{ _id: ruleRowId({ ...row, number }), ...row, number },
      at: context.at,
      by: context.caller.session.name,
    };
    if (rowsSeen > rows.length || (await getRule(tx, added._id))) return context.refuse('staleRevision');
    if (problem === 'sameAsBefore') return context.refuse('sameRule');
    if (problem) {
      const field = problem === 'sourceRequired' ? 'source' : 'value';
      return refuse('invalidInput', { fields: [{ field, problem: 'required' }] });
    }
    await addRule(tx, added);
    await logInstitutionAct(tx, context, {
      action: 'rule.added',
      subject: `rule:${added._id}`,
      note: row.source,
      before: null,
      after: added,
    });
    return { rowId: added._id };
  });
  forgetRules(context.db);
  return answer;
});
