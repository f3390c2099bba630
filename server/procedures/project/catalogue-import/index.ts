import type { Procedure } from '../../../call/procedure';
import { beginCatalogue } from './begin';
import { dropImport } from './drop';
import { getImports } from './get';
import { listRowsOfImport } from './rows';
import { takeImport } from './take';

export const catalogueImportProcedures: readonly Procedure[] = [
  getImports,
  beginCatalogue,
  listRowsOfImport,
  takeImport,
  dropImport,
];
