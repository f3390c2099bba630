import { reviewHistory } from '../../../../contract/calls/credit/review';
import type { OutputOf } from '../../../../contract';
import { defineProcedure } from '../../../call/procedure';
import { countPaperMissing, listDecisions } from '../../../data/decisions';
import type { DecisionNote, Project } from '../../../data/documents';
import { getProjects } from '../../../data/projects';

type Row = OutputOf<'review.history'>['rows'][number];

/** What was decided (J3): a decided project is found again, so that its paper originals can be noted at any time (M10). */
export const history = defineProcedure(reviewHistory, async ({ db }, input) => {
  const { search, year, kind, decision, paperMissing = false, ...request } = input;
  const [page, missing] = await Promise.all([
    listDecisions(db, { search, year, kind, decision, paperMissing, request }),
    countPaperMissing(db),
  ]);
  const approved = page.rows.filter(isApproval).map(({ projectId }) => projectId);
  const projects = await getProjects(db, approved);
  return { ...page, rows: page.rows.map((note) => rowOf(note, projects.get(note.projectId))), paperMissing: missing };
});

const isApproval = ({ kind, decision }: DecisionNote): boolean => kind === 'project' && decision === 'approve';

function rowOf(note: DecisionNote, project: Project | undefined): Row {
  const { _id: decisionId, kind, subjectId, decision, at, by, reason, projectId } = note;
  const { projectNumber, title, creditLevel, institutionName } = note;
  const paper =
    isApproval(note) && project ? { paper: { received: project.paperReceived, ...(project.paperNoted ?? {}) } } : {};
  return {
    decisionId,
    kind,
    subjectId,
    decision,
    at,
    by,
    reason,
    projectId,
    projectNumber,
    title,
    creditLevel,
    institutionName,
    ...paper,
  };
}
