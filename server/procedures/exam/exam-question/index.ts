import type { Procedure } from '../../../call/procedure';
import { get } from './get';
import { listBank } from './list';
import { save } from './save';
import { withdraw } from './withdraw';

export const examQuestionProcedures: readonly Procedure[] = [listBank, get, save, withdraw];
