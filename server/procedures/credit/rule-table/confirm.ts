import { ruleTableConfirm } from '../../../../contract/calls/credit/rule-table';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { forgetRules, getRule, saveRule } from '../../../data/rule-table';

/** The centre vouches for a row (G11); what it says does not change. */
export const confirmRuleTable = defineProcedure(ruleTableConfirm, async (context, { rowId }) => {
  const answer = await runIdempotent(context, ruleTableConfirm, async (tx) => {
    const row = (await getRule(tx, rowId)) ?? refuse('notFound');
    // A colleague was quicker: it is confirmed, as it was to be.
    if (row.certainty === 'confirmedByCentre') return {};
    if (row.certainty !== 'uncertain') return context.refuse('wrongState');
    const confirmed = { at: context.at, by: context.caller.session.name };
    const after = { ...row, certainty: 'confirmedByCentre' as const, confirmed };
    await saveRule(tx, after);
    await logInstitutionAct(tx, context, {
      action: 'rule.confirmed',
      subject: `rule:${rowId}`,
      before: row,
      after,
    });
    return {};
  });
  forgetRules(context.db);
  return answer;
});
