import type { OutputOf } from '../../../../contract';
import type { Analysis } from '../../../data/documents';

/** A frozen analysis in the figures that screens show. */
export function analysisSummary(analysis: Analysis): OutputOf<'analysis.run'> {
  const { _id: analysisId, number, at, by, windows, people, valid, absent, daysWithoutWindow, courses } = analysis;
  return { analysisId, number, at, by, windows, people, valid, absent, daysWithoutWindow, courses };
}
