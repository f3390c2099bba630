import { listAuditEntries } from './list';
import { anchorsAudit } from './anchors';

export const auditProcedures = [listAuditEntries, anchorsAudit];
