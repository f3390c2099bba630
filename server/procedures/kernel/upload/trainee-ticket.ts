import { uploadTraineeTicket } from '../../../../contract/calls/kernel/upload';
import { TRAINEE_UPLOADS_A_DAY } from '../../../../domain/kernel/kept-file';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { giveTicket } from './give-ticket';

/** Of a trainee, who has fewer. */
export const traineeTicket = defineProcedure(uploadTraineeTicket, async (context, input) =>
  runIdempotent(context, uploadTraineeTicket, (tx) =>
    giveTicket(tx, context, { of: context.caller.person._id, atMost: TRAINEE_UPLOADS_A_DAY, ...input }),
  ),
);
