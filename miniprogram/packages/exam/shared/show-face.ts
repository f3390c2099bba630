import type { Send } from '../../../page/actions';
import { CallFailure } from '../../../services/call';
import { problemOf } from '../../../services/face-problem';
import { toast, whileLoading } from '../../../services/passing';
import { takeSelfie } from '../../../services/selfie';

/**
 * Takes a picture and shows it for an exam.
 * @returns true once it was shown; why the picture did not do; undefined when the camera was closed
 */
export async function showFace(
  send: Send,
  { projectId, batchId }: { projectId: string; batchId: string },
): Promise<true | string | undefined> {
  const photo = await takeSelfie();
  if (photo === undefined) return undefined;
  try {
    const { unclear } = await whileLoading('正在核对', () => send('examIdentity.show', { projectId, batchId, photo }));
    toast(unclear ? '没有看清，可以先考，主办单位会核实' : '核对通过', 'none');
    return true;
  } catch (error) {
    const problem = error instanceof CallFailure ? problemOf(error.code, error.details) : undefined;
    if (problem === undefined) throw error;
    return problem;
  }
}
