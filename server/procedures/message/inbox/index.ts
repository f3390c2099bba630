import type { Procedure } from '../../../call/procedure';
import { consent } from './consent';
import { listInbox } from './list';
import { openMessage } from './open';
import { readAll } from './read-all';

export const inboxProcedures: readonly Procedure[] = [listInbox, openMessage, readAll, consent];
