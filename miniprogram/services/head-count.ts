/** People of a session: today's, and those of all its days, which a cap counts. */
export interface HeadCount {
  headCount: number;
  /** null without a cap */
  batchCount: number | null;
  cap: number | null;
}

export interface CapView {
  /** Behind the figure of today's people: 人, / 300 人, or 人 · 本场共 290 / 300 人 where the two differ. */
  unit: string;
  capped: boolean;
  cap: number;
  /** Places that are taken, of `cap`. */
  used: number;
}

/** What stands behind the day's head-count: the cap counts the people of all days, so the two are told apart as soon as they differ. */
export function capView({ headCount, batchCount, cap }: HeadCount): CapView {
  if (cap === null) return { unit: '人', capped: false, cap: 0, used: 0 };
  const used = batchCount ?? 0;
  const unit = used === headCount ? `/ ${cap} 人` : `人 · 本场共 ${used} / ${cap} 人`;
  return { unit, capped: true, cap, used };
}
