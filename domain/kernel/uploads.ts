/**
 * What may be uploaded (M10, M23): sealed scans and meeting materials, as PDF or as photographs, and tables of people, up to a
 * size (rules: "Files").
 */
/** Largest file in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** What a file is, by its content. */
export const fileTypes = ['pdf', 'jpeg', 'png', 'heic', 'xlsx', 'csv'] as const;
export type FileType = (typeof fileTypes)[number];

/** `image`: photographs; `pdf`: documents; `table`: lists made with a spreadsheet program. */
export type UploadType = 'image' | 'pdf' | 'table';
const ENDINGS: Record<UploadType, readonly string[]> = {
  pdf: ['pdf'],
  image: ['jpg', 'jpeg', 'png', 'heic', 'heif'],
  table: ['xlsx', 'csv'],
};
/** Endings of the files that are taken. */
export const uploadEndings = ['pdf', 'jpg', 'jpeg', 'png', 'heic', 'heif', 'xlsx', 'csv'] as const;

/** The ending under which a file of a type is kept. */
export const endingOfType: Record<FileType, string> = {
  pdf: 'pdf',
  jpeg: 'jpg',
  png: 'png',
  heic: 'heic',
  xlsx: 'xlsx',
  csv: 'csv',
};

const uploadTypes: Record<FileType, UploadType> = {
  pdf: 'pdf',
  jpeg: 'image',
  png: 'image',
  heic: 'image',
  xlsx: 'table',
  csv: 'table',
};
export const uploadTypeOf = (type: FileType): UploadType => uploadTypes[type];

export const isImage = (type: FileType): boolean => uploadTypeOf(type) === 'image';

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

const PDF_MARK = [0x25, 0x50, 0x44, 0x46];
const PNG_MARK = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_MARK = [0xff, 0xd8, 0xff];
/** `ftyp`, behind the length of the first box. */
const BOX_MARK = [0x66, 0x74, 0x79, 0x70];
/** Brands of still pictures in HEVC, as phones write them. */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'mif1'];

/** What a file is, by its first {@link HEAD_BYTES} bytes; undefined for anything that is not taken. */
export function typeOfHead(head: Uint8Array): FileType | undefined {
  const isAt = (mark: readonly number[], start: number) => mark.every((byte, index) => head[start + index] === byte);
  if (isAt(PNG_MARK, 0)) return 'png';
  if (isAt(JPEG_MARK, 0)) return 'jpeg';
  if (isAt(BOX_MARK, 4) && HEIC_BRANDS.includes(String.fromCharCode(...head.slice(8, 12)))) return 'heic';
  return head.slice(0, HEAD_BYTES).some((_, start) => isAt(PDF_MARK, start)) ? 'pdf' : undefined;
}

/**
 * Whether a file is what its name says: a PDF, a table, or a photograph of whatever kind, for cameras name those as they like. A
 * table is read by what it is, so it has to have its own name.
 */
export const isTrueName = (name: string, type: FileType): boolean =>
  uploadTypeOf(type) === 'table' ? endingOf(name) === type : isNamedLike(name, [uploadTypeOf(type)]);

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
  // A table has no mark that its first bytes would show; the server looks into it.
  if (head === undefined || isNamedLike(name, ['table'])) return undefined;
  const type = typeOfHead(head);
  return type !== undefined && isTrueName(name, type) ? undefined : 'fileContent';
}
