import type { OutputOf } from '../../../../contract';
import { ruleTableFigure } from '../../../../contract/calls/credit/rule-table';
import { isReplaced, rowOn, trackOfFigure, type RuleRow } from '../../../../domain/kernel/rule-table';
import { dayOf, type Day } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import { readRules } from '../../../data/rule-table';
import { shownRow } from './shown-row';

type Standing = OutputOf<'ruleTable.figure'>['rows'][number]['standing'];

/** Every row of a figure, the latest to begin first (G11). */
export const figureRuleTable = defineProcedure(ruleTableFigure, async ({ db, at }, { track: asked, figure }) => {
  const track = trackOfFigure(figure, asked);
  const rows = (await readRules(db)).filter((row) => row.track === track && row.figure === figure);
  const latestFirst = [...rows].sort((a, b) =>
    a.validFrom === b.validFrom ? b.number - a.number : a.validFrom < b.validFrom ? 1 : -1,
  );
  return {
    rows: latestFirst.map((row) => ({
      ...shownRow(row),
      standing: standingOf(row, rows, dayOf(at)),
      by: row.by,
      at: row.at,
      confirmed: row.confirmed ?? null,
    })),
  };
});

function standingOf(row: RuleRow, rows: readonly RuleRow[], today: Day): Standing {
  if (isReplaced(row, rows)) return 'replaced';
  if (row.validFrom > today) return 'coming';
  return rowOn(rows, { track: row.track, figure: row.figure, day: today }) === row ? 'inForce' : 'past';
}
