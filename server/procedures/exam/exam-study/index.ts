import type { Procedure } from '../../../call/procedure';
import { flags } from './flags';
import { get } from './get';
import { items } from './items';
import { judge } from './judge';
import { person } from './person';
import { run } from './run';
import { saveLimits } from './save-limits';

export const examStudyProcedures: readonly Procedure[] = [get, run, items, flags, judge, saveLimits, person];
