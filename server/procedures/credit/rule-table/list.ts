import { ruleTableList } from '../../../../contract/calls/credit/rule-table';
import { endOfRow, openRows, rowOn, ruleFigures, trackOfFigure } from '../../../../domain/kernel/rule-table';
import { dayOf } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import { readRules } from '../../../data/rule-table';
import { shownRow } from './shown-row';

/** 规则表 of a track: what each figure is on a day, and what comes next (G11). */
export const listRuleTable = defineProcedure(ruleTableList, async ({ db, at }, { track, on }) => {
  const today = dayOf(at);
  const day = on ?? today;
  const rows = await readRules(db);
  const open = new Set(openRows(rows, { track, today }).map(({ figure }) => figure));
  const figures = ruleFigures.map(({ code: figure }) => {
    const own = trackOfFigure(figure, track);
    const row = rowOn(rows, { track: own, figure, day });
    return {
      figure,
      row: row ? shownRow(row) : null,
      nextFrom: endOfRow(rows, { track: own, figure, validFrom: day }) ?? null,
      open: open.has(figure),
    };
  });
  return { on: day, figures };
});
