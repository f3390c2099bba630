/** The centre's history: a note of each decision, written in its transaction. */
import { idOf } from '../../domain/kernel/id';
import { instantOf } from '../../domain/kernel/time';
import type { Database, Transaction } from './database';
import type { DecisionNote, Project, Review } from './documents';
import type { AnyRound } from './rounds';
import type { DecisionKind } from './documents/decisions';
import { eachPortion, type Going } from './each-portion';
import { findPage, type Page, type PageRequest } from './paging';
import { searchable, searchFor } from './search';

type About = Pick<Project, 'institutionName' | 'projectNumber' | 'title' | 'creditLevel'>;

interface Decided {
  kind: DecisionKind;
  subjectId: string;
  projectId: string;
  about: About;
  decision: DecisionNote['decision'];
  reason: string;
  at: number;
  by: string;
  paperMissing?: boolean;
}

const noteId = ({ kind, subjectId, at }: Pick<Decided, 'kind' | 'subjectId' | 'at'>): string =>
  idOf(kind, subjectId, at);

async function noteOf({ about, paperMissing = false, ...decided }: Decided): Promise<DecisionNote> {
  const { institutionName, projectNumber, title, creditLevel } = about;
  const search = await searchable([{ text: projectNumber }, { text: title }, { text: institutionName }]);
  return { _id: noteId(decided), ...decided, institutionName, projectNumber, title, creditLevel, paperMissing, search };
}

/** Notes a decision in its transaction. */
export const noteDecision = async (tx: Transaction, decided: Decided): Promise<void> =>
  tx.put('decisionNotes', await noteOf(decided));

/** Notes at the approval of a project whether its paper originals are missing. */
export async function notePaper(tx: Transaction, { _id, reviews }: Project, missing: boolean): Promise<void> {
  const approval = reviews.filter(({ decision }) => decision === 'approve').at(-1);
  if (!approval) return;
  const noted = noteId({ kind: 'project', subjectId: _id, at: approval.at });
  if (await tx.get('decisionNotes', noted)) await tx.update('decisionNotes', noted, { set: { paperMissing: missing } });
}

/** What was decided, newest first. */
export function listDecisions(
  db: Database,
  options: {
    search: string | undefined;
    year: number | undefined;
    kind: DecisionKind | undefined;
    decision: DecisionNote['decision'] | undefined;
    paperMissing: boolean;
    request: PageRequest;
  },
): Promise<Page<DecisionNote>> {
  const { search, year, kind, decision, paperMissing, request } = options;
  const { where, filter: isFound = () => true } = searchFor(search);
  // One equality is served by an index; a search is narrow by itself.
  const narrow = search === undefined ? (paperMissing ? { paperMissing } : kind === undefined ? {} : { kind }) : {};
  const span =
    year === undefined ? {} : { at: { gte: instantOf(`${year}-01-01`), lt: instantOf(`${year + 1}-01-01`) } };
  return findPage(db, 'decisionNotes', {
    where: { ...narrow, ...where, ...span },
    orderBy: ['at', 'desc'],
    request,
    filter: (note) =>
      isFound(note) &&
      (kind === undefined || note.kind === kind) &&
      (decision === undefined || note.decision === decision) &&
      (!paperMissing || note.paperMissing),
  });
}

export const countPaperMissing = (db: Database): Promise<number> => db.count('decisionNotes', { paperMissing: true });

/** Notes of decisions from before there was a history; one that is there stays as it is. */
export async function noteEarlierDecisions(db: Database, { after: from, hasTime }: Going): Promise<string | undefined> {
  const [, begun = 'projects', id = ''] = /^(\w+)\/(.*)$/.exec(from) ?? [];
  if (begun === 'projects') {
    const after = await eachPortion(db, 'projects', { size: 100 }, { after: id, hasTime }, async (page) => {
      for (const project of page)
        for (const note of decisionsOfProject(project)) await db.add('decisionNotes', await noteOf(note));
    });
    if (after !== undefined) return `projects/${after}`;
  }
  const rounds = { after: begun === 'grantRounds' ? id : '', hasTime };
  const after = await eachPortion(db, 'grantRounds', { size: 100 }, rounds, async (page) => {
    for (const round of page)
      for (const note of await decisionsOfRound(db, round)) await db.add('decisionNotes', await noteOf(note));
  });
  return after === undefined ? undefined : `grantRounds/${after}`;
}

const factsOf = ({ decision, reason, at, by }: Review) => ({ decision, reason, at, by });

function decisionsOfProject(project: Project): Decided[] {
  const { _id, reviews, paperReceived } = project;
  const last = reviews.filter(({ decision }) => decision === 'approve').at(-1);
  return reviews.map((review) => ({
    kind: 'project',
    subjectId: _id,
    projectId: _id,
    about: project,
    ...factsOf(review),
    paperMissing: review === last && !paperReceived,
  }));
}

async function decisionsOfRound(db: Database, round: AnyRound): Promise<Decided[]> {
  if (round.reviews.length === 0) return [];
  const project = await db.get('projects', round.projectId);
  const { _id: subjectId, projectId, reviews } = round;
  return project
    ? reviews.map((review) => ({ kind: 'materials', subjectId, projectId, about: project, ...factsOf(review) }))
    : [];
}
