import type { Procedure } from '../../../call/procedure';
import { enrol } from './enrol';
import { withdraw } from './withdraw';
import { list } from './list';
import { phone } from './phone';

export const enrolmentProcedures: readonly Procedure[] = [enrol, withdraw, list, phone];
