import type { Procedure } from '../../../call/procedure';
import { decideFace } from './decide';
import { lookAtFaces } from './look';
import { myFace } from './mine';
import { waitingFaces } from './waiting';
import { withdrawFace } from './withdraw';

/** What of faces needs no reader of faces. */
export const faceProcedures: readonly Procedure[] = [myFace, withdrawFace, waitingFaces, lookAtFaces, decideFace];
