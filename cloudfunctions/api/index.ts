import { serve } from '../shared/serve';
import { apiProcedures } from './procedures';

export const main = serve('api', apiProcedures);
