import type { Procedure } from '../../../call/procedure';
import { ticket } from './ticket';
import { traineeTicket } from './trainee-ticket';

export const uploadProcedures: readonly Procedure[] = [ticket, traineeTicket];
