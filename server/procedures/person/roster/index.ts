import type { Procedure } from '../../../call/procedure';
import { approveMatches } from './approve';
import { beginRoster } from './begin';
import { clearOwnRoster } from './clear';
import { dropImport } from './drop';
import { getOwnRoster } from './get';
import { listPeopleOfRoster } from './list';
import { listRowsOfRoster } from './rows';
import { takeImport } from './take';

export const rosterProcedures: readonly Procedure[] = [
  getOwnRoster,
  beginRoster,
  listRowsOfRoster,
  takeImport,
  dropImport,
  listPeopleOfRoster,
  clearOwnRoster,
  approveMatches,
];
