import type { Procedure } from '../../../call/procedure';
import { addEntryByHand } from './add';
import { editEntry } from './edit';
import { getEntryOfAll } from './get';
import { historyOfEntry } from './history';
import { listEntriesOfAll } from './list';
import { restoreEntry } from './restore';
import { withdrawEntry } from './withdraw';

export const catalogueEntryProcedures: readonly Procedure[] = [
  listEntriesOfAll,
  getEntryOfAll,
  historyOfEntry,
  addEntryByHand,
  editEntry,
  withdrawEntry,
  restoreEntry,
];
