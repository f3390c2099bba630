/** Years before the present one that a list offers. */
const YEARS_BACK = 5;

/** Next year, this one, and those before it, for a chip. */
export function yearOptions(thisYear: number): { value: string; label: string }[] {
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, index) => String(thisYear + 1 - index));
  return [{ value: '', label: '全部年度' }, ...years.map((value) => ({ value, label: value }))];
}

/** By the time of adding, both ways (M4). */
export const sortOptions: { value: string; label: string }[] = [
  { value: 'newest', label: '最新添加' },
  { value: 'oldest', label: '最早添加' },
];
