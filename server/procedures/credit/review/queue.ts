import { reviewQueue } from '../../../../contract/calls/credit/review';
import type { OutputOf } from '../../../../contract';
import { dayOf, waitingDays } from '../../../../domain/kernel/time';
import { fileBy } from '../../../../domain/project/deadlines';
import { decisionDaysLate, overdueSpans, type Span } from '../../../../domain/project/decision-term';
import { isHeld } from '../../../../domain/project/review-hold';
import { countChangesOf, countWaitingChanges, listWaitingChanges } from '../../../data/changes';
import type { Database } from '../../../data/database';
import type { ChangeRequest, GrantRound, Project } from '../../../data/documents';
import { countProjectsOf, countWaitingProjects, listWaitingProjects } from '../../../data/projects';
import { countWaitingActivities } from '../../../data/group-activities';
import { countRoundsOf, countWaitingRounds, listWaitingRounds } from '../../../data/rounds';
import { ruleBook, type RuleBook } from '../../../data/rule-table';
import { countDisputes } from '../../../data/transfers';
import type { Page } from '../../../data/paging';
import { defineProcedure } from '../../../call/procedure';

type Row = OutputOf<'review.queue'>['rows'][number];
type Waiting = Project | ChangeRequest | GrantRound;

/** What waits for the centre, longest first, with what is overdue by its own term (C1, C3). */
export const queue = defineProcedure(reviewQueue, async ({ db, at }, { kind, ...request }) => {
  const list = { project: listWaitingProjects, change: listWaitingChanges, materials: listWaitingRounds }[kind];
  const [page, project, change, materials, activity, dispute, { rows: rules }] = await Promise.all([
    list(db, request) as Promise<Page<Waiting>>,
    countWaitingProjects(db),
    countWaitingChanges(db),
    countWaitingRounds(db),
    countWaitingActivities(db),
    countDisputes(db),
    ruleBook(db, at),
  ]);
  const rows = page.rows.map((waiting) => rowOf(waiting, { rules, now: at }));
  const late = await lateOf(db, overdueSpans(rules, at), rules);
  return { ...page, rows, counts: { project, change, materials, activity, dispute }, late };
});

/** Counted by the index: nothing of it is read. */
async function lateOf(
  db: Database,
  spans: readonly Span[],
  rules: RuleBook['rows'],
): Promise<OutputOf<'review.queue'>['late']> {
  if (!rules.some(({ figure }) => figure === 'decisionDays')) return null;
  const sum = async (count: (db: Database, span: Span) => Promise<number>) =>
    (await Promise.all(spans.map((span) => count(db, span)))).reduce((all, each) => all + each, 0);
  const [project, change, materials] = await Promise.all([
    sum(countProjectsOf),
    sum(countChangesOf),
    sum(countRoundsOf),
  ]);
  return { project, change, materials };
}

function rowOf(waiting: Waiting, { rules, now }: { rules: RuleBook['rows']; now: number }): Row {
  const { _id, projectNumber, title, creditLevel, institutionName, submittedAt } = waiting;
  if (submittedAt === null) throw new Error('something waits that was never handed in');
  return {
    id: _id,
    projectNumber,
    title,
    creditLevel,
    institutionName,
    submittedAt,
    waitingDays: waitingDays(submittedAt, now),
    daysLate: decisionDaysLate(rules, submittedAt, now),
    ...('timesSubmitted' in waiting ? { timesSubmitted: waiting.timesSubmitted } : {}),
    ...('firstDay' in waiting ? opensOf(waiting, now) : {}),
    ...('inReview' in waiting && isHeld(waiting.inReview, now) ? { inReview: waiting.inReview.by } : {}),
  };
}

/** When the holding begins: what comes within the days of the filing rule hurries (rules: "Deadlines"). */
function opensOf({ firstDay }: Project, now: number): Pick<Row, 'opens'> {
  const by = fileBy(firstDay);
  return firstDay === null || by === null ? {} : { opens: { day: firstDay, soon: by < dayOf(now) } };
}
