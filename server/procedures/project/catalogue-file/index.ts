import type { Procedure } from '../../../call/procedure';
import { exportBadRows } from './bad-rows';
import { makeTemplate } from './template';

export const catalogueFileProcedures: readonly Procedure[] = [makeTemplate, exportBadRows];
