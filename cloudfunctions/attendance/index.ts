import { serveWithDisplays } from '../shared/serve';
import { hotPathProcedures } from './procedures';

export const main = serveWithDisplays('attendance', hotPathProcedures);
