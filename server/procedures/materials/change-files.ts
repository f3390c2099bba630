import { canChangeMaterials } from '../../../domain/grant';
import { missingMaterials, type UploadedMaterial } from '../../../domain/materials';
import type { Caller, Context } from '../../context';
import type { Transaction } from '../../data/database';
import type { GrantRound } from '../../data/documents';
import { findOwnRound } from '../../data/rounds';
import { refuse } from '../../refusal';

/**
 * Changes the files of a round of the caller's own institution, while nobody reviews them.
 * @throws Refusal `notFound`, `wrongState`
 */
export async function changeFiles(
  tx: Transaction,
  context: Context<Extract<Caller, { kind: 'administrator' }>>,
  { roundId, change }: { roundId: string; change: (files: GrantRound['files']) => GrantRound['files'] },
): Promise<{ missing: UploadedMaterial[] }> {
  const round = await findOwnRound(tx, { roundId, institutionId: context.caller.session.institutionId });
  if (!canChangeMaterials(round.state)) return refuse('wrongState', { state: round.state });
  const files = change(round.files);
  await tx.update('grantRounds', roundId, { set: { files } });
  return { missing: missingMaterials(files.map(({ kind }) => kind)) };
}
