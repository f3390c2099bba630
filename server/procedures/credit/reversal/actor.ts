import type { ReversalActor } from '../../../../domain/credit/reversal';
import type { OfficeContext } from '../../../data/audit/office-log';

/** Who acts on a request, and for whom. */
export const actorOf = ({ kind, session }: OfficeContext['caller']): ReversalActor => ({
  administratorId: session.administratorId,
  office: kind === 'reviewer' ? 'centre' : 'institution',
});
