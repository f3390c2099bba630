/** What may be uploaded (M10, M23): sealed scans and meeting materials, as PDF or as photographs, up to a size. */

const PHOTO_ENDINGS = ['jpg', 'jpeg', 'png'];
const PDF_ENDINGS = ['pdf'];
/** Largest file in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** `image`: photographs; `pdf`: documents. */
export type UploadType = 'image' | 'pdf';
const ENDINGS: Record<UploadType, readonly string[]> = { pdf: PDF_ENDINGS, image: PHOTO_ENDINGS };

export const uploadProblems = ['fileType', 'fileEmpty', 'fileTooBig', 'fileContent'] as const;
/** Why a file is not taken. */
export type UploadProblem = (typeof uploadProblems)[number];

/** The ending of a file name in lower case, without its dot; '' when there is none. */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a name ends like a file of one of these types. */
export const isNamedLike = (name: string, types: readonly UploadType[]): boolean =>
  types.some((type) => ENDINGS[type].includes(endingOf(name)));

/** So many bytes from its beginning tell what a file is: readers look for a PDF's mark anywhere in them. */
export const HEAD_BYTES = 1024;

/** What files begin with, by ending. */
const MARKS: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  png: [0x89, 0x50, 0x4e, 0x47],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
};

/** Whether the beginning of a file is that of what its name says. */
function beginsLike(name: string, head: Uint8Array): boolean {
  const ending = endingOf(name);
  const mark = MARKS[ending] ?? [];
  const isAt = (start: number) => mark.every((byte, index) => head[start + index] === byte);
  return ending === 'pdf' ? head.some((_, start) => isAt(start)) : isAt(0);
}

/**
 * The first objection to a file, or undefined.
 * @param head its first {@link HEAD_BYTES} bytes; left out where they cannot be read
 */
export function checkUpload(
  { name, sizeBytes, head }: { name: string; sizeBytes: number; head?: Uint8Array | undefined },
  types: readonly UploadType[],
): UploadProblem | undefined {
  if (!isNamedLike(name, types)) return 'fileType';
  if (sizeBytes === 0) return 'fileEmpty';
  if (sizeBytes > MAX_FILE_BYTES) return 'fileTooBig';
  return head === undefined || beginsLike(name, head) ? undefined : 'fileContent';
}
