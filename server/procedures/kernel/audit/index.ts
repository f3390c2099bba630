import { listAuditEntries } from './list';

export const auditProcedures = [listAuditEntries];
