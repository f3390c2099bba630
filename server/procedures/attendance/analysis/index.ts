import type { Procedure } from '../../../call/procedure';
import { listAnalysedPeople } from './people';
import { prepareAnalysis } from './prepare';
import { runAnalysis } from './run';
import { tryAnalysis } from './try';
import { compareAnalysis } from './compare';

export const analysisProcedures: readonly Procedure[] = [
  prepareAnalysis,
  runAnalysis,
  tryAnalysis,
  listAnalysedPeople,
  compareAnalysis,
];
