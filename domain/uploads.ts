/** What may be uploaded (M10, M23): sealed scans and meeting materials, as PDF or as photographs, up to a size. */

const PHOTO_ENDINGS = ['jpg', 'jpeg', 'png'];
const PDF_ENDINGS = ['pdf'];
/** Largest file in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** `image`: photographs; `pdf`: documents. */
export type UploadType = 'image' | 'pdf';
const ENDINGS: Record<UploadType, readonly string[]> = { pdf: PDF_ENDINGS, image: PHOTO_ENDINGS };

export const uploadProblems = ['fileType', 'fileEmpty', 'fileTooBig'] as const;
/** Why a file is not taken. */
export type UploadProblem = (typeof uploadProblems)[number];

/** The ending of a file name in lower case, without its dot; '' when there is none. */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a name ends like a file of one of these types. What the file contains, only people see. */
export const isNamedLike = (name: string, types: readonly UploadType[]): boolean =>
  types.some((type) => ENDINGS[type].includes(endingOf(name)));

/** The first objection to a file, or undefined. */
export function checkUpload(
  { name, sizeBytes }: { name: string; sizeBytes: number },
  types: readonly UploadType[],
): UploadProblem | undefined {
  if (!isNamedLike(name, types)) return 'fileType';
  if (sizeBytes === 0) return 'fileEmpty';
  return sizeBytes > MAX_FILE_BYTES ? 'fileTooBig' : undefined;
}
