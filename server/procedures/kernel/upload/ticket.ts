import { uploadTicket } from '../../../../contract/calls/kernel/upload';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { giveTicket } from './give-ticket';

/** Of somebody who acts for an institution or for the centre. */
export const ticket = defineProcedure(uploadTicket, async (context, input) =>
  runIdempotent(context, uploadTicket, (tx) =>
    giveTicket(tx, context, { of: context.caller.session.administratorId, ...input }),
  ),
);
