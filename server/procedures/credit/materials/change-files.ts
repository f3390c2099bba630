import { canChangeMaterials } from '../../../../domain/credit/grant';
import { missingMaterials, type UploadedMaterial } from '../../../../domain/credit/materials';
import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import type { Transaction } from '../../../data/database';
import type { GrantRound } from '../../../data/documents';
import { filesOfRound, moveUses } from '../../../data/kept-files';
import { findOwnRound, saveRoundFiles } from '../../../data/rounds';
import { digestsOf } from '../../../files/attach-upload';
import { logProjectAct } from '../../../data/audit/office-log';

/**
 * Changes the files of a round of the caller's own institution, while nobody reviews them, and logs who did.
 * @throws Refusal `notFound`, `wrongState`
 */
export async function changeFiles(
  tx: Transaction,
  context: Context<Extract<Caller, { kind: 'administrator' }>> & Refusing<'wrongState'>,
  {
    roundId,
    fileId,
    action,
    change,
  }: {
    roundId: string;
    /** The file that the change is about. */
    fileId: string;
    action: 'materials.fileAdded' | 'materials.fileRemoved';
    change: (files: GrantRound['files']) => GrantRound['files'];
  },
): Promise<{ missing: UploadedMaterial[] }> {
  const round = await findOwnRound(tx, { roundId, institutionId: context.caller.session.institutionId });
  if (!canChangeMaterials(round.state)) return context.refuse('wrongState', { state: round.state });
  const files = change(round.files);
  const changed = [...files, ...round.files].find((file) => file.fileId === fileId);
  // A file that is not there is removed already.
  if (changed) {
    await saveRoundFiles(tx, roundId, files);
    const after = filesOfRound({ ...round, files });
    await moveUses(tx, { before: filesOfRound(round), after, now: context.at });
    await logProjectAct(tx, context, {
      project: round,
      action,
      subject: `material:${roundId}:${changed.kind}`,
      before: round.files,
      after: files,
      files: digestsOf([changed]),
    });
  }
  return {
    missing: missingMaterials(
      files.map(({ kind }) => kind),
      round,
    ),
  };
}
