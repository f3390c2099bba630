import { imageSize } from 'image-size';
import { bareJpeg } from './bare-jpeg';
import { barePng } from './bare-png';
import { A4, openPdf } from './open-pdf';

/** White around a photograph on its page, points. */
const EDGE = 12;

/** One photograph, looked into before. */
export interface Photo {
  type: 'jpeg' | 'png';
  content: Buffer;
}

/**
 * Photographs as the pages of one PDF, A4 upright or across as each of them is. Pictures go in as they are, turned as the camera
 * says, without its notes. Equal photographs give equal bytes.
 * @returns the number of the first photograph that is not whole, counted from 1, instead
 */
export async function photosPdf(photos: readonly Photo[], title: string): Promise<Buffer | { unreadable: number }> {
  // The same bytes whenever they come, so that a repeat makes the same file.
  const pdf = await openPdf({ title, at: 0, plain: true });
  const { doc } = pdf;
  for (const [index, photo] of photos.entries()) {
    const unreadable = index + 1;
    const picture = pictureOf(photo);
    if (picture === undefined) return { unreadable };
    const [width, height] = picture.landscape ? [A4.height, A4.width] : [A4.width, A4.height];
    doc.addPage({ size: [width, height], margin: 0 });
    try {
      const fit: [number, number] = [width - 2 * EDGE, height - 2 * EDGE];
      doc.image(picture.content, EDGE, EDGE, { fit, align: 'center', valign: 'center' });
    } catch {
      return { unreadable };
    }
  }
  return pdf.finish();
}

function pictureOf({ type, content }: Photo): { content: Buffer; landscape: boolean } | undefined {
  const size = sizeOf(content);
  if (size === undefined) return undefined;
  const { width, height, orientation: said = 1 } = size;
  const orientation = type === 'jpeg' && said >= 1 && said <= 8 ? said : 1;
  // From the fifth on, an orientation lies on its side (EXIF).
  const landscape = orientation > 4 ? height > width : width > height;
  const bare = type === 'png' ? barePng(content) : bareJpeg(content, orientation);
  return bare && { content: bare, landscape };
}

/** Its head was read when it was looked into; what is no picture any more throws. */
function sizeOf(content: Buffer): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(content);
  } catch {
    return undefined;
  }
}
