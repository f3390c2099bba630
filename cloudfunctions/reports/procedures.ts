import { reportProcedures as reports } from '../../server/procedures/report';

/** Exports: heavy libraries live in this bundle alone. */
export const reportProcedures = [...reports];
