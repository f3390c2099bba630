import type { Procedure } from '../../../call/procedure';
import { make } from './make';

export const formFileProcedures: readonly Procedure[] = [make];
