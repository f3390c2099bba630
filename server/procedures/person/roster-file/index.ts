import type { Procedure } from '../../../call/procedure';
import { exportBadRows } from './bad-rows';
import { exportPeople } from './people';
import { makeTemplate } from './template';

export const rosterFileProcedures: readonly Procedure[] = [makeTemplate, exportBadRows, exportPeople];
