import { directoryRequestWithdraw } from '../../../../contract/calls/person/directory-request';
import { withdrawDirectoryRequest } from '../../../../domain/person/directory-request';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { findOwnDirectoryRequest, saveDirectoryRequest } from '../../../data/directory-requests';

/** A request is taken back by whoever made it, also under another request id. */
export const withdrawOwnRequest = defineProcedure(directoryRequestWithdraw, (context, { directoryRequestId }) =>
  runIdempotent(context, directoryRequestWithdraw, async (tx) => {
    const { openid } = context.caller;
    const request = (await findOwnDirectoryRequest(tx, { directoryRequestId, openid })) ?? refuse('notFound');
    if (request.state === 'withdrawn') return {};
    const step = withdrawDirectoryRequest(request.state);
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: request.state });
    await saveDirectoryRequest(tx, { ...request, state: step.to, open: false, closedAt: context.at });
    return {};
  }),
);
