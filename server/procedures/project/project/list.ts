import { projectList } from '../../../../contract/calls/project/project';
import { dueOf, isGranted, projectStep } from '../../../../domain/credit/project-step';
import { containsFolded } from '../../../../domain/kernel/search';
import type { Day } from '../../../../domain/kernel/time';
import type { ParsedInputOf } from '../../../../contract';
import type { Project } from '../../../data/documents';
import type { Database } from '../../../data/database';
import { findUnfinished, listProjects } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { rowOf } from './project-view';

export const list = defineProcedure(projectList, async (context, input) => {
  const { unfinished = false, state, year, creditLevel, search, sort = 'newest', cursor, limit } = input;
  const { db, at } = context;
  const { institutionId } = context.caller.session;
  const listed = listProjects(db, {
    institutionId,
    unfinished,
    state,
    year,
    creditLevel,
    search,
    sort,
    request: { cursor, limit },
    filter: (project) => matches(project, input, at),
  });
  const [page, counts] = await Promise.all([listed, input.counts === true ? countsOf(db, institutionId, at) : null]);
  return { ...page, rows: page.rows.map((project) => rowOf(project, at)), counts };
});

/** The figures on the chips of M4's list. */
async function countsOf(db: Database, institutionId: string, now: number) {
  const unfinished = await findUnfinished(db, institutionId);
  return {
    unfinished: unfinished.length,
    returned: unfinished.filter(({ state }) => state === 'returned').length,
    overdue: unfinished.filter((project) => (dueOf(project, now)?.daysLate ?? 0) > 0).length,
  };
}

/** The filters of M4 and M15 that no index answers: an institution has some hundred projects. */
function matches(project: Project, filters: ParsedInputOf<'project.list'>, now: number): boolean {
  const { from, to, granted, overdue, step, projectNumber = '' } = filters;
  return (
    containsFolded([project.projectNumber], projectNumber) &&
    (overdue !== true || (dueOf(project, now)?.daysLate ?? 0) > 0) &&
    (granted === undefined || isGranted(project) === granted) &&
    (step === undefined || projectStep(project, now) === step) &&
    touches(project, from, to)
  );
}

/** Whether a batch has a day in `from`–`to`, both included; an end left out is open. */
function touches({ batches }: Project, from: Day | undefined, to: Day | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return batches.some(({ begin, end }) => (to === undefined || begin <= to) && (from === undefined || end >= from));
}
