import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { auditCards, type AuditCard } from './index.view';

/** 操作日志: who did what and when, newest first; of one project with `projectId`, about one person with `personId`. */
export const page = definePage(routes.audit, {
  access: 'administrator',
  data: noCards<AuditCard>(),
  /** Knows the day of the last row on the screen. */
  own: () => ({ toCard: auditCards() }),
  async rows(request) {
    const { projectId, personId } = this.params;
    const { rows, nextCursor } = await call('audit.list', {
      ...(projectId === undefined ? {} : { projectId }),
      ...(personId === undefined ? {} : { personId }),
      ...request,
    });
    // From the beginning: nothing stands above.
    if (request.cursor === undefined) this.toCard = auditCards();
    return { rows: rows.map((row) => this.toCard(row)), nextCursor };
  },
  card: (card: AuditCard) => card,
});
