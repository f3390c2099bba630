import type { Procedure } from '../../../call/procedure';
import { beginExport } from './begin';
import { dropExport } from './drop';
import { fetchExport } from './fetch';
import { getOwnExport } from './get';

export const exportProcedures: readonly Procedure[] = [beginExport, getOwnExport, fetchExport, dropExport];
