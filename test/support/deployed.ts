import path from 'node:path';
import type { FunctionDeclaration } from '../../local/cloud';
import { bundleFunction } from '../../scripts/build/functions';

/**
 * Bundles a file with a `main` as a cloud function of its own, beside the product's, so that what a test or a measure does runs
 * on the real SDK.
 * @param home an empty folder for the bundle
 */
export async function deployed(
  file: string,
  { home, env, timeoutMs = 30_000 }: { home: string; env: Record<string, string>; timeoutMs?: number },
): Promise<FunctionDeclaration> {
  const name = path.basename(file, '.ts');
  const dir = path.join(home, name);
  // As the product's are: a worker has the font of the PDFs beside it.
  await bundleFunction(file, dir);
  return { name, dir, callableByPhone: false, timeoutMs, env };
}
