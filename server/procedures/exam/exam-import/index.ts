import type { Procedure } from '../../../call/procedure';
import { get } from './get';
import { read } from './read';
import { take } from './take';

export const examImportProcedures: readonly Procedure[] = [read, get, take];
