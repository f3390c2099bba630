import { serve } from '../shared/serve';
import { hotPathProcedures } from './procedures';

export const main = serve('attendance', hotPathProcedures);
