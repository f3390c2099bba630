import type { Procedure } from '../../../call/procedure';
import { documentUrl } from './document-url';
import { get } from './get';
import { save } from './save';
import { saveDocument } from './save-document';
import { submit } from './submit';
import { withdraw } from './withdraw';

export const changeProcedures: readonly Procedure[] = [get, save, saveDocument, submit, withdraw, documentUrl];
