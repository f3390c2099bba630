/** Widths in percent: what is reached, and what is still pending behind it; together never beyond the end. */
export function shares({ value, pending, total }: { value: number; pending: number; total: number }): {
  reached: number;
  soon: number;
} {
  if (total <= 0) return { reached: 0, soon: 0 };
  const percent = (amount: number) => Math.round((Math.max(0, amount) / total) * 1000) / 10;
  const reached = Math.min(100, percent(value));
  return { reached, soon: Math.min(100 - reached, percent(pending)) };
}
