import type { OutputOf } from '../../contract';
import type { StoredFile } from '../data/documents';

/** What a phone needs to open a file: how, it learns from what the server saw inside. */
export const addressOf = (
  url: string,
  { fileName, type }: Pick<StoredFile, 'fileName' | 'type'>,
): OutputOf<'materials.fileUrl'> => ({ url, fileName, ...(type === undefined ? {} : { type }) });

/** What everybody who may see a stored file is told of it. */
export const factsOf = ({ fileName, sizeBytes, uploadedAt, digest, type, pages }: StoredFile) => ({
  fileName,
  sizeBytes,
  uploadedAt,
  ...(digest === undefined ? {} : { digest }),
  ...(type === undefined ? {} : { type }),
  ...(pages === undefined ? {} : { pages }),
});
