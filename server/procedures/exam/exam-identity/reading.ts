import type { Procedure } from '../../../call/procedure';
import { showExamIdentity } from './show';

/** What looks at a photograph: served by the function that reads faces. */
export const identityReadingProcedures: readonly Procedure[] = [showExamIdentity];
