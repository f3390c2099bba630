import type { OutputOf } from '../../../../contract';
import { homeTrainee } from '../../../../contract/calls/home/home';
import { HOME_ROWS } from '../../../../contract/common';
import { TICKET_MS } from '../../../../domain/attendance/check-in';
import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { owedEvaluations, owedExams } from '../../../evaluation/owed';
import { heldFields, heldToday, recentRecords } from '../../../attendance/held-today';
import { ownRecord } from '../../../attendance/own-record';
import { lastLines } from '../../../attendance/shown-records';
import { openidOf, type Context } from '../../../call/context';
import { defineProcedure } from '../../../call/procedure';
import { lastRecordsOf } from '../../../data/attendance';
import type { Person } from '../../../data/documents';
import { marksOf } from '../../../data/evaluations';
import { paperIdOf, resultsOfPerson } from '../../../data/exams';
import { entriesOf } from '../../../data/ledger';
import { findPersonByOpenid } from '../../../data/persons';
import { soonestOpenProjects, type NoticedProject } from '../../../data/projects';
import { ruleBook } from '../../../data/rule-table';
import { ask, firstByIds } from '../../../data/questions';
import { roundsOf, standingEntries, yearFor, yearSums } from '../../credit/ledger/year';
import { findSessionByCode } from '../../../data/sessions';
import { findTickets } from '../../../data/tickets';
import { questionsOf, sessionView, standingOfPerson, standingOfStranger } from '../../person/session/standing';
import { noticeRowOf } from '../../project/notice/notice-view';

/** Of these come the lines that are shown: a person's check-ins within five minutes are one line. */
const RECORDS_READ = 100;

/** The tab of trainees (T1). */
export const traineeHomeProcedure = defineProcedure(homeTrainee, async (context): Promise<OutputOf<'home.trainee'>> => {
  const { caller, db, at } = context;
  const openid = openidOf(caller);
  const person = openid === undefined ? undefined : await findPersonByOpenid(db, openid);
  if (person) return homeOfPerson(context, person);
  const [notices, keptScan, standing] = await Promise.all([
    ask(db, soonestOpenProjects(dayOf(at), HOME_ROWS)),
    openid === undefined ? null : keptScanOf(context, openid),
    openid === undefined ? undefined : standingOfStranger(context, openid),
  ]);
  return { session: sessionView(context, standing), notices: noticeRows(notices), keptScan, own: null };
});

/** The latest scan of somebody whom nobody knows yet; what it was made for is said where its code is known. */
async function keptScanOf({ db, at }: Context, openid: string): Promise<OutputOf<'home.trainee'>['keptScan']> {
  const latest = (await findTickets(db, { openid, at })).at(-1);
  if (!latest) return null;
  const session = await findSessionByCode(db, latest.sessionCode);
  return { scannedAt: latest.receivedAt, until: latest.receivedAt + TICKET_MS, title: session?.title ?? '' };
}

/**
 * Three requests with the one that found the person, however much there is, and one for the rule table where an instance does not have it
 * at hand; one more for somebody who acts for an institution too, or
 * has credits of a round that none of these projects names.
 */
async function homeOfPerson(context: Context, person: Person): Promise<OutputOf<'home.trainee'>> {
  const { db, at: now } = context;
  const year = yearOf(dayOf(now));
  const at = { collection: 'persons', id: person._id } as const;
  const { notices, recent, last, written, marks, taken, ...answers } = await db.together(at, {
    ...questionsOf(person, now),
    notices: soonestOpenProjects(dayOf(now), HOME_ROWS),
    recent: recentRecords(person._id, now),
    last: lastRecordsOf(person._id, RECORDS_READ),
    written: entriesOf(person._id, year),
    marks: marksOf(person._id),
    taken: resultsOfPerson(person._id),
  });
  // Both begin with the newest: whichever has more holds the other one.
  const lines = lastLines(recent.length > last.length ? recent : last, HOME_ROWS);
  const projectIds = new Set([...recent, ...lines, ...written].map(({ projectId }) => projectId));
  const [standing, book, named] = await Promise.all([
    standingOfPerson(context, person, answers),
    ruleBook(db, now),
    db.together(at, {
      projects: firstByIds('projects', { ids: projectIds, fields: [...heldFields, 'rounds'] }),
      papers: firstByIds('examPapers', {
        ids: recent.map(paperIdOf),
        fields: ['projectId', 'batchId', 'title', 'plan'],
      }),
      activities: firstByIds('groupActivities', { ids: lines.map(({ projectId }) => projectId), fields: ['title'] }),
    }),
  ]);
  const projects = new Map(named.projects.map((project) => [project._id, project]));
  const papers = new Map(named.papers.map((paper) => [paper._id, paper]));
  const titles = new Map([...named.projects, ...named.activities].map(({ _id, title }) => [_id, title]));
  return {
    session: sessionView(context, standing),
    notices: noticeRows(notices),
    keptScan: null,
    own: {
      today: heldToday({ person, records: recent, projects: projects.values(), papers, now }),
      owed: [
        ...owedEvaluations({ person, records: recent, projects, answered: marks, now }),
        ...owedExams({ person, records: recent, papers, taken, now }),
      ].sort((a, b) => a.until - b.until),
      year: yearSums(
        yearFor(book, { institutionId: person.institutionId, year }),
        standingEntries(written, await roundsOf(db, written, projects)),
      ),
      records: lines.map((record) => ownRecord(record, { person, title: titles.get(record.projectId) })),
    },
  };
}

const noticeRows = (projects: readonly NoticedProject[]) => projects.map(noticeRowOf);
