/** How each window of a person is shown beside the analysis (M17, A8): met or missed, and what the meeting of it rests on. */
import { analyse } from './analysis';
import type { Analysis, AnalysisRecord } from './analysis';
import { isSuspicious } from './attendance-record';
import type { AttendanceWindow } from '../project/attendance-window';

export const windowCells = ['met', 'missed', 'late', 'suspicious'] as const;
/** `late`: met through confirmed late records alone; `suspicious`: met through doubtful records alone. */
export type WindowCell = (typeof windowCells)[number];

/**
 * One cell a window for every person of an analysis, by person id. A single clean record makes a window plainly met:
 * cells show where the administrator should look (M19), they decide nothing.
 * @param analysis what `analyse` made of the same records and windows.
 */
export function windowCellsOf({
  analysis,
  records,
  windows,
}: {
  analysis: Analysis;
  records: readonly AnalysisRecord[];
  windows: readonly AttendanceWindow[];
}): Map<string, WindowCell[]> {
  const metBy = (proves: (record: AnalysisRecord) => boolean): Map<string, Set<number>> => {
    const { people } = analyse({ records: records.filter(proves), windows });
    return new Map(people.map(({ personId, windowsMet }) => [personId, new Set(windowsMet)]));
  };
  const inTime = metBy(({ origin }) => origin !== 'late');
  const clean = metBy((record) => !isSuspicious(record));
  return new Map(
    analysis.people.map(({ personId, windowsMissed }) => {
      const missed = new Set(windowsMissed);
      const cells = windows.map((_, index): WindowCell => {
        if (missed.has(index)) return 'missed';
        if (!inTime.get(personId)?.has(index)) return 'late';
        return clean.get(personId)?.has(index) ? 'met' : 'suspicious';
      });
      return [personId, cells];
    }),
  );
}
