import type { Procedure } from '../../../call/procedure';
import { item } from './item';
import { list } from './list';
import { preview } from './preview';
import { save } from './save';

export const examCorrectionProcedures: readonly Procedure[] = [item, preview, save, list];
