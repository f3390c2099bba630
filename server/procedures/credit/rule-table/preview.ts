import { ruleTablePreview } from '../../../../contract/calls/credit/rule-table';
import { lecturerCreditFor } from '../../../../domain/credit/lecturer';
import { lecturersOf } from '../../../../domain/project/lecturers';
import {
  endOfRow,
  lecturerFigure,
  rowOn,
  ruleOn,
  trackOfFigure,
  type RuleFigure,
  type RuleRow,
  type Track,
} from '../../../../domain/kernel/rule-table';
import type { Day } from '../../../../domain/kernel/time';
import { checkCatalogueFigures } from '../../../../domain/project/catalogue-figures';
import { defineProcedure } from '../../../call/procedure';
import { findEndingBetween, type EndingProject } from '../../../data/projects';
import { readRuleBook } from '../../../data/rule-table';

/** What another row would change of what is not granted yet (G11). */
export const previewRuleTable = defineProcedure(ruleTablePreview, async ({ db }, asked) => {
  const proposed = { ...asked, track: trackOfFigure(asked.figure, asked.track) };
  const { track, figure, value, validFrom } = proposed;
  const { rows, trackOf } = await readRuleBook(db);
  const number = rows.filter((row) => row.track === track && row.figure === figure).length + 1;
  const after = [...rows, { track, figure, number, value, validFrom, source: '', certainty: 'uncertain' as const }];
  const until = endOfRow(rows, proposed);
  const { found, more } = await findEndingBetween(db, { from: validFrom, until });
  const projects = found.filter(({ institutionId }) => trackOf(institutionId) === track);
  return {
    before: rowOn(rows, { track, figure, day: validFrom })?.value ?? null,
    until: until ?? null,
    projects: projects.length,
    more,
    lecturers: lecturersUnder(projects, figure, { track, before: rows, after }),
    odd:
      figure === 'hoursPerCredit' || figure === 'projectCap'
        ? { before: countOdd(projects, rows, track), after: countOdd(projects, after, track) }
        : null,
  };
});

function lecturersUnder(
  projects: readonly EndingProject[],
  figure: RuleFigure,
  { track, before, after }: { track: Track; before: readonly RuleRow[]; after: readonly RuleRow[] },
) {
  const levels = Object.values(lecturerFigure);
  if (!levels.includes(figure)) return null;
  const sums = { people: 0, beforeHundredths: 0, afterHundredths: 0 };
  for (const { courses, creditLevel, lastDay } of projects) {
    if (lecturerFigure[creditLevel] !== figure) continue;
    const amount = (hourTenths: number, rows: readonly RuleRow[], day: Day) => {
      const credit = lecturerCreditFor({ hourTenths, rate: rowOn(rows, { track, figure, day }) });
      return credit.kind === 'credit' ? credit.creditHundredths : 0;
    };
    for (const { hourTenths } of lecturersOf(courses)) {
      sums.people += 1;
      sums.beforeHundredths += amount(hourTenths, before, lastDay);
      sums.afterHundredths += amount(hourTenths, after, lastDay);
    }
  }
  return sums;
}

const countOdd = (projects: readonly EndingProject[], rows: readonly RuleRow[], track: Track): number =>
  projects.filter((project) => {
    const rule = ruleOn(rows, { track, day: project.lastDay });
    return rule !== undefined && checkCatalogueFigures(project, rule).length > 0;
  }).length;
