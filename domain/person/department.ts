/** The departments of an institution (rules: "Departments"): their order, and one that is merged into another. */

/** What a list of departments goes by. */
export interface ListedDepartment {
  _id: string;
  name: string;
  /** How the name is spoken (domain/kernel/name-order.ts); missing of what an older version stored. */
  nameOrder?: string;
}

/**
 * Departments as their institution lists them. Those that it has not put anywhere, because they are newer than its order, come last,
 * as they are spoken.
 * @param order ids, first to last; one that names no department any more says nothing
 */
export function inOrder<Department extends ListedDepartment>(
  departments: readonly Department[],
  order: readonly string[],
): Department[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ _id }: Department): number => places.get(_id) ?? order.length;
  const spoken = ({ nameOrder, name, _id }: Department): string[] => [nameOrder ?? name, name, _id];
  return [...departments].sort((one, other) => placeOf(one) - placeOf(other) || compare(spoken(one), spoken(other)));
}

function compare(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((text, index) => text !== other[index]);
  return at === -1 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}

/** What a merge needs to know of a department. */
export interface MergingDepartment {
  _id: string;
  institutionId: string;
  /** Of one that was merged: into which. */
  merged?: { into: string };
  /** Departments whose people are still on their way here. */
  takesIn?: readonly string[];
}

/**
 * Whether one department may be merged into another of the same institution. One that still takes in others waits: its people have to
 * be there before they go on, so nobody is left on the way.
 * @returns `done` where it was merged into this very one already; what is in the way; undefined when nothing is
 */
export function decideMerge(
  from: MergingDepartment,
  into: MergingDepartment,
): 'done' | 'sameDepartment' | 'gone' | 'stillMerging' | undefined {
  if (from._id === into._id) return 'sameDepartment';
  if (from.merged?.into === into._id) return 'done';
  if (from.merged || into.merged || from.institutionId !== into.institutionId) return 'gone';
  return (from.takesIn ?? []).length > 0 ? 'stillMerging' : undefined;
}
