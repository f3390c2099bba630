import type { Procedure } from '../../../call/procedure';
import { getLecturerGrant } from './get';
import { startLecturerGrant } from './start';

export const lecturerGrantProcedures: readonly Procedure[] = [getLecturerGrant, startLecturerGrant];
