import type { Procedure } from '../../../call/procedure';
import { getContact } from './get';

export const contactProcedures: readonly Procedure[] = [getContact];
