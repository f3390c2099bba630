import type { Plan } from './planner';

/** Name of the primary key's index, as MongoDB calls it. */
export const PRIMARY_INDEX = '_id_';

/** How a request was answered. The store fills it in while it answers. */
export class QueryCost {
  /** The declared index that served it, or the primary key's; of several queries in one request each once, in their order. */
  index: string | undefined;
  /** Documents that were looked at. An index that answers alone, as for a count, reads none. */
  read = 0;

  served(plan: Plan): void {
    const index = plan.index ?? PRIMARY_INDEX;
    const before = this.index === undefined ? [] : this.index.split(', ');
    if (!before.includes(index)) this.index = [...before, index].join(', ');
  }
}
