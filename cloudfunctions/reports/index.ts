import { serve } from '../shared/serve';
import { reportProcedures } from './procedures';

export const main = serve('reports', reportProcedures);
