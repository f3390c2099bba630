import { openFaceReader } from '../../server/face/face-reader';
import { faceLimitsIn } from './limits';
import { serve } from '../shared/serve';
import { faceReadingProcedures } from './procedures';

export const main = serve('face', faceReadingProcedures, {
  faces: openFaceReader(faceLimitsIn(process.env['FACE_LIMITS'])),
});
