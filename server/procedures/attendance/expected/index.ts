import type { Procedure } from '../../../call/procedure';
import { listExpected } from './list';

export const expectedProcedures: readonly Procedure[] = [listExpected];
