import { auditAnchors } from '../../../../contract/calls/kernel/audit';
import { listAnchors } from '../../../data/audit/anchors';
import { defineProcedure } from '../../../call/procedure';

/** 日志锚点, for the centre: what it notes down elsewhere. Which chains there are, and where they end, it need not know for that. */
export const anchorsAudit = defineProcedure(auditAnchors, async ({ db }, input) => {
  const page = await listAnchors(db, input);
  return {
    ...page,
    rows: page.rows.map(({ number, at, heads, digest, signature, publicKey }) => ({
      number,
      at,
      chains: heads.length,
      digest,
      signature,
      publicKey,
    })),
  };
});
