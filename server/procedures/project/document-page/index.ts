import type { Procedure } from '../../../call/procedure';
import { showDocumentPage } from './show';

export const documentPageProcedures: readonly Procedure[] = [showDocumentPage];
