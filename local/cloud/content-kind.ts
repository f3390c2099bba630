/** The kinds of files that a browser may show by itself, told by their content. */
const KINDS: readonly { mime: string; is: (head: Buffer) => boolean }[] = [
  { mime: 'application/pdf', is: (head) => head.includes('%PDF-') },
  { mime: 'image/png', is: (head) => head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) },
  { mime: 'image/jpeg', is: (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  { mime: 'image/heic', is: (head) => head.toString('latin1', 4, 8) === 'ftyp' },
];

/** The true type of a content, whatever its name says; undefined for everything else. */
export const kindOf = (content: Buffer): string | undefined =>
  KINDS.find(({ is }) => is(content.subarray(0, 1024)))?.mime;
