import type { TableProblem } from '../../../domain/kernel/table';

/** Ends the reading of a table, from however deep inside; caught where it began. */
export class TableRefusal extends Error {
  override readonly name = 'TableRefusal';
  constructor(readonly problem: TableProblem) {
    super(`table: ${problem}`);
  }
}

export const refuseTable = (problem: TableProblem): never => {
  throw new TableRefusal(problem);
};
