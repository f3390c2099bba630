import { errorWords, type ErrorCode } from '../../contract/errors';
import type { ErrorDetails } from '../../contract/envelope';
import type { PhotoFault } from '../../domain/attendance/face';

/** What one picture lacked, and what helps (D5c). */
const faults: Record<PhotoFault, string> = {
  unreadable: '照片打不开，请重新拍一张。',
  noFace: '没有看到脸，请正对镜头，脸放在画面中间。',
  severalFaces: '不止一张脸，请只拍您自己。',
  tooSmall: '离得太远，请把手机拿近一些。',
  tilted: '脸歪了或侧着，请正对镜头。',
  tooDark: '太暗，看不清五官，请面向亮处。',
  tooBright: '太亮，看不清五官，请避开强光。',
  blurred: '照片太模糊，看不清五官，请拿稳手机。',
  sameFile: '这就是登记时的那张照片，请现在拍一张。',
};

const isFault = (code: string): code is PhotoFault => code in faults;

/** Why a picture did not do, on the page where the next one is taken; undefined for what is told otherwise. */
export function problemOf(code: ErrorCode, details: ErrorDetails): string | undefined {
  const [fault = ''] = details.missing ?? [];
  if (code === 'facePhotoUnfit') return isFault(fault) ? faults[fault] : errorWords.facePhotoUnfit.advice;
  return code === 'faceDiffers' ? '照片与登记照不像。请摘下口罩、光线均匀，再拍一次。' : undefined;
}
