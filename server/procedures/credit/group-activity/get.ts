import { groupActivityGet } from '../../../../contract/calls/credit/group-activity';
import { activityLimit, whatIsMissing } from '../../../../domain/credit/group-activity';
import { dayOf, waitingDays } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import { attendeesBy } from '../../../data/group-activities';
import { readRuleBook } from '../../../data/rule-table';
import { getAnyRound } from '../../../data/rounds';
import { factsOf } from '../../../files/address';
import { activityOfCaller } from './of-caller';
import { ruleOfActivity } from './rule-of';

/** One activity with everything beside it: the rule, what is missing, what the centre said, how far its credits are. */
export const get = defineProcedure(groupActivityGet, async (context, { activityId }) => {
  const { db, at } = context;
  const activity = await activityOfCaller(context, activityId);
  const [book, byOrigin, round] = await Promise.all([
    readRuleBook(db),
    db.together(
      { collection: 'groupActivities', id: activityId },
      { list: attendeesBy(activityId, 'list'), file: attendeesBy(activityId, 'file') },
    ),
    activity.roundId === null ? undefined : getAnyRound(db, activity.roundId),
  ]);
  const rule = ruleOfActivity(book, activity);
  const { title, kind, begin, end, placeName, hourTenths, creditHundredths, lecturerName } = activity;
  const facts = { title, kind, begin, end, placeName, hourTenths, creditHundredths, lecturerName };
  const { institutionName, state, revision, files, people, gathering, by, reviews, timesSubmitted } = activity;
  const { submittedAt, submittedBy } = activity;
  return {
    ...{ activityId, institutionName, ...facts, state, revision, people, byOrigin, timesSubmitted },
    ...{ submittedAt, submittedBy, addedBy: by, reviews: [...reviews] },
    files: files.map((file) => ({ fileId: file.fileId, ...factsOf(file) })),
    gathering: gathering !== null,
    rule: rule ?? null,
    limitHundredths: rule ? activityLimit(rule, hourTenths) : null,
    problems: whatIsMissing(facts, { rule, files: files.length, people, today: dayOf(at) }),
    waitingDays: state === 'submitted' ? waitingDays(submittedAt, at) : 0,
    round: round
      ? {
          ...{ roundId: round._id, state: round.state, done: round.done, total: round.total },
          ...{ granted: round.granted, absent: round.absent },
        }
      : null,
  };
});
