import type { Procedure } from '../../../call/procedure';
import { makeSignInSheet } from './make';

export const signInSheetProcedures: readonly Procedure[] = [makeSignInSheet];
