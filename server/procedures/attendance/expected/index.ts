import type { Procedure } from '../../../call/procedure';
import { listExpected } from './list';
import { phone } from './phone';

export const expectedProcedures: readonly Procedure[] = [listExpected, phone];
