import { Unzip, UnzipInflate, unzipSync, type UnzipFile } from 'fflate';
import { refuseTable, TableRefusal } from './table-refusal';

/** What lies in the archive of an .xlsx file, all of it unpacked: a list of ten thousand people takes about eight million bytes. */
const UNPACKED_AT_MOST = 40 * 1024 * 1024;
/** Sheets, pictures, settings; a workbook of a hundred sheets has some 120. */
const ENTRIES_AT_MOST = 300;
/** XML of a table shrinks to a tenth, at times to a fortieth. */
const RATIO_AT_MOST = 200;
/** Below that a ratio says nothing: a page of blanks may shrink to nothing. */
const RATIO_COUNTS_FROM = 1024 * 1024;
/** One piece unpacks to a thousand times its size at most, then it is counted. */
const PIECE_BYTES = 8 * 1024;

export interface ArchiveEntry {
  name: string;
  packed: number;
  unpacked: number;
}

/**
 * What the directory of an archive says is in it; nothing is unpacked.
 * @throws TableRefusal `unreadable` for what is no archive, `tooBig` for what would unpack to more than a table
 */
export function listArchive(content: Uint8Array): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  try {
    unzipSync(content, {
      filter: ({ name, size: packed, originalSize: unpacked }) => {
        entries.push({ name, packed, unpacked });
        return false;
      },
    });
  } catch {
    return refuseTable('unreadable');
  }
  const sum = (of: (entry: ArchiveEntry) => number): number => entries.reduce((total, each) => total + of(each), 0);
  const unpacked = sum((each) => each.unpacked);
  if (entries.length > ENTRIES_AT_MOST || unpacked > UNPACKED_AT_MOST) return refuseTable('tooBig');
  const ratio =
    unpacked /
    Math.max(
      1,
      sum((each) => each.packed),
    );
  return unpacked > RATIO_COUNTS_FROM && ratio > RATIO_AT_MOST ? refuseTable('tooBig') : entries;
}

/**
 * Unpacks some entries. The directory may lie about their sizes, so what comes out is counted as well.
 * @throws TableRefusal as {@link listArchive}
 */
export function unpack(content: Uint8Array, names: ReadonlySet<string>): Map<string, Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>();
  let bytes = 0;
  const take = (file: UnzipFile): void => {
    // The first of a name counts, as in the directory; nobody makes two in earnest.
    if (!names.has(file.name) || found.has(file.name)) return;
    const parts: Uint8Array[] = [];
    found.set(file.name, parts);
    file.ondata = (error, part) => {
      // What is thrown below comes back here as an error.
      if (error) throw error;
      bytes += part.length;
      if (bytes > UNPACKED_AT_MOST) refuseTable('tooBig');
      parts.push(part);
    };
    file.start();
  };
  try {
    const stream = new Unzip(take);
    stream.register(UnzipInflate);
    for (let at = 0; at < content.length; at += PIECE_BYTES) {
      const end = at + PIECE_BYTES;
      stream.push(content.subarray(at, end), end >= content.length);
    }
  } catch (thrown) {
    if (thrown instanceof TableRefusal) throw thrown;
    refuseTable('unreadable');
  }
  return found;
}
