import type { Procedure } from '../../../call/procedure';
import { vouchExamIdentity } from './vouch';

export const examIdentityProcedures: readonly Procedure[] = [vouchExamIdentity];
