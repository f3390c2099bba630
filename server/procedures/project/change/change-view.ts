import type { OutputOf } from '../../../../contract';
import {
  applyChange,
  canWriteChange,
  changesOf,
  documentsToReplace,
  faultsOfPast,
  isOpenChange,
  type HeldBatch,
} from '../../../../domain/project/change-request';
import { missingForSubmit } from '../../../../domain/project/project-checks';
import type { DocumentKind } from '../../../../domain/project/project';
import { isHeld } from '../../../../domain/project/review-hold';
import { dayOf } from '../../../../domain/kernel/time';
import { countPeople } from '../../../data/attendance-counts';
import { contentOfProject } from '../../../data/changes';
import type { Database } from '../../../data/database';
import { ruleBook } from '../../../data/rule-table';
import type { ChangeRequest, Project } from '../../../data/documents';
import { countFollowers } from '../../../data/audience';
import { factsOf } from '../../../files/address';
import { contentOf, detailOf } from '../project/project-view';
import { spanOf } from '../project/course-checks';

type View = OutputOf<'change.get'>;

/** What of a project's batches is past by now. Asked for before the transaction: a check-in in between is met on the next look. */
export function heldBatches(
  db: Database,
  { _id: projectId, institutionId, batches, rounds }: Project,
): Promise<HeldBatch[]> {
  return Promise.all(
    batches.map(async ({ batchId }) => ({
      batchId,
      hasRecords: (await countPeople(db, { projectId, batchId, institutionId })) > 0,
      granted: rounds.some((round) => round.batchId === batchId),
    })),
  );
}

/** The project as it would be. */
export function projectAfter(project: Project, { base, asked, documents }: ChangeRequest): Project {
  const { form, courses, batches } = applyChange(contentOfProject(project), base, asked);
  return {
    ...project,
    form,
    courses: [...courses],
    batches: [...batches],
    ...spanOf(batches),
    documents: { ...project.documents, ...documents },
  };
}

/** What a request comes to, over the project as it is now. */
export function judgedChange(
  project: Project,
  change: ChangeRequest,
  { held, now }: { held: readonly HeldBatch[]; now: number },
) {
  const after = projectAfter(project, change);
  const changes = changesOf(contentOfProject(project), contentOfProject(after));
  const lacking: DocumentKind[] = documentsToReplace(changes).filter((kind) => change.documents[kind] === undefined);
  return {
    after,
    changes,
    lacking,
    missing: missingForSubmit(contentOf(after)),
    past: faultsOfPast(changes, { held, today: dayOf(now) }),
  };
}

/** Before and after, for the institution and for the centre. A decided request is shown against what it was made from. */
export async function changeViewOf(
  db: Database,
  { project, change, now }: { project: Project; change: ChangeRequest | undefined; now: number },
): Promise<View> {
  const [followers, book] = await Promise.all([countFollowers(db, project._id), ruleBook(db, now)]);
  const judging = { book, now };
  if (!change)
    return {
      change: null,
      before: detailOf(project, judging),
      after: { ...detailOf(project, judging), state: 'draft', revision: 0, missing: [] },
      lacking: [],
      past: [],
      followers,
    };
  const then = isOpenChange(change.state) ? project : { ...project, ...change.base, ...spanOf(change.base.batches) };
  const held = isOpenChange(change.state) ? await heldBatches(db, project) : [];
  const { after, lacking, past } = judgedChange(then, change, { held, now });
  return {
    change: factsOfChange(change, now),
    before: detailOf(then, judging),
    after: {
      ...detailOf(after, judging),
      state: canWriteChange(change.state) ? 'draft' : 'submitted',
      revision: change.revision,
      edited: change.edited,
    },
    lacking,
    past: past.map(({ code, id }) => `${code}.${id}`),
    followers,
  };
}

function factsOfChange(change: ChangeRequest, now: number): View['change'] {
  const {
    _id: changeId,
    number,
    state,
    revision,
    reason,
    documents,
    submittedAt,
    timesSubmitted,
    by,
    reviews,
  } = change;
  const { inReview } = change;
  return {
    changeId,
    number,
    state,
    revision,
    reason,
    documents: (['notice', 'agenda', 'registrationForm'] as const).flatMap((kind) => {
      const file = documents[kind];
      return file ? [{ kind, ...factsOf(file) }] : [];
    }),
    submittedAt,
    timesSubmitted,
    by,
    reviews,
    ...(isHeld(inReview, now) ? { inReview: { by: inReview.by, since: inReview.since } } : {}),
  };
}
