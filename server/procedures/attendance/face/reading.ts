import type { Procedure } from '../../../call/procedure';
import { checkInByFace } from './check-in';
import { enrolFace } from './enrol';

/** Those that look at photographs: they are served by a function of their own, whose networks no other loads. */
export const faceReadingProcedures: readonly Procedure[] = [enrolFace, checkInByFace];
