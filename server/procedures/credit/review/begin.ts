import { reviewBegin } from '../../../../contract/calls/credit/review';
import { takeReview } from '../../../../domain/project/review-hold';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { changeProject, findSubmittedProject } from '../../../data/projects';

/** Notes who has a submission in hand. No act on the project, so nothing of it goes to the log. */
export const begin = defineProcedure(reviewBegin, (context, { projectId }) =>
  runIdempotent(context, reviewBegin, async (tx) => {
    const project = await findSubmittedProject(tx, projectId);
    if (project.state !== 'submitted') return context.refuse('wrongState', { state: project.state });
    const { administratorId, name: by } = context.caller.session;
    const { hold, mine } = takeReview(project.inReview, { reviewer: { administratorId, by }, now: context.at });
    if (mine) await changeProject(tx, project, { inReview: hold });
    return { by: hold.by, since: hold.since, mine };
  }),
);
