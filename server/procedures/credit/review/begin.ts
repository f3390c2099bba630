import { reviewBegin } from '../../../../contract/calls/credit/review';
import { takeReview } from '../../../../domain/project/review-hold';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { findSubmittedChange, noteChangeHold } from '../../../data/changes';
import { changeProject, findSubmittedProject } from '../../../data/projects';

/** Notes who has something in hand. No act on the project, so nothing of it goes to the log. */
export const begin = defineProcedure(reviewBegin, (context, { kind, id }) =>
  runIdempotent(context, reviewBegin, async (tx) => {
    const waiting = kind === 'project' ? await findSubmittedProject(tx, id) : await findSubmittedChange(tx, id);
    if (waiting.state !== 'submitted') return context.refuse('wrongState', { state: waiting.state });
    const { administratorId, name: by } = context.caller.session;
    const { hold, mine } = takeReview(waiting.inReview, { reviewer: { administratorId, by }, now: context.at });
    if (mine && 'number' in waiting) await noteChangeHold(tx, id, hold);
    else if (mine && 'rounds' in waiting) await changeProject(tx, waiting, { inReview: hold });
    return { by: hold.by, since: hold.since, mine };
  }),
);
