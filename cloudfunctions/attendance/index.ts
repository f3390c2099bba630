import { serve } from '../shared/serve';
import { hotProcedures } from './procedures';

export const main = serve('attendance', hotProcedures);
