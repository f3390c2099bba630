import { groupActivityGet } from '../../../../contract/calls/credit/group-activity';
import { activityLimit, whatIsMissing } from '../../../../domain/credit/group-activity';
import { dayOf, waitingDays } from '../../../../domain/kernel/time';
import { batchOfActivity, scansOpen, sessionOfActivity } from '../../../attendance/activity-session';
import { defineProcedure } from '../../../call/procedure';
import { peopleOf } from '../../../data/attendance-counts';
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
  const [book, { scanned, ...byOrigin }, round, session, isScanned] = await Promise.all([
    readRuleBook(db),
    db.together(
      { collection: 'groupActivities', id: activityId },
      {
        list: attendeesBy(activityId, 'list'),
        file: attendeesBy(activityId, 'file'),
        scan: attendeesBy(activityId, 'scan'),
        scanned: peopleOf(batchOfActivity(activity)),
      },
    ),
    activity.roundId === null ? undefined : getAnyRound(db, activity.roundId),
    sessionOfActivity(db, activity),
    scansOpen(db, activity),
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
    attendance: session
      ? { sessionId: session._id, open: session.status === 'open', scanned, unwritten: isScanned }
      : null,
    rule: rule ?? null,
    limitHundredths: rule ? activityLimit(rule, hourTenths) : null,
    problems: whatIsMissing(facts, { rule, files: files.length, people, scansOpen: isScanned, today: dayOf(at) }),
    waitingDays: state === 'submitted' ? waitingDays(submittedAt, at) : 0,
    round: round
      ? {
          ...{ roundId: round._id, state: round.state, done: round.done, total: round.total },
          ...{ granted: round.granted, absent: round.absent },
        }
      : null,
  };
});
