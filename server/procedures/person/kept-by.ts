import type { EventProof, StoredFile } from '../../data/documents';

/** What was looked at, as the event of a person's history has it; nothing where nothing was kept. */
export const keptBy = (
  { caller }: { caller: { session: { institutionId: string } } },
  file: StoredFile | undefined,
): EventProof | undefined => file && { file, institutionId: caller.session.institutionId };
