import { activityRuleOn, type ActivityRule } from '../../../../domain/credit/group-activity';
import type { GroupActivity } from '../../../data/documents';
import type { RuleBook } from '../../../data/rule-table';

/** What the table says of an activity on its last day; undefined while that is open, and where the table says nothing. */
export const ruleOfActivity = (
  { rows, trackOf }: RuleBook,
  { institutionId, end }: Pick<GroupActivity, 'institutionId' | 'end'>,
): ActivityRule | undefined =>
  end === null ? undefined : activityRuleOn(rows, { track: trackOf(institutionId), day: end });
