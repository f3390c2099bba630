import type { TableProblem } from '../../../domain/kernel/table';
import { listArchive } from './archive';
import { textOfTable } from './read-csv';
import { refuseTable, TableRefusal } from './table-refusal';

const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];
/** Of the container that .xls files are, and .xlsx files with a password. */
const OLD_MARK = [0xd0, 0xcf, 0x11, 0xe0];
const LOCKED_MARK = Buffer.from('EncryptedPackage', 'utf16le');
const WORKBOOK = 'xl/workbook.xml';
/** A page of a web site, which some programs call a table. */
const PAGE = /^\s*(?:<\?xml|<!doctype|<html|<table|<meta|<head)/i;

export type TableLook = { kind: 'seen'; type: 'xlsx' | 'csv' } | { kind: 'refuse'; problem: TableProblem };

/**
 * What a table is by its content, whatever its name says. Of an archive it reads the directory and unpacks nothing: what would
 * unpack to more than a table, or has macros in it, goes no further.
 */
export function lookIntoTable(content: Buffer): TableLook {
  try {
    return { kind: 'seen', type: typeOf(content) };
  } catch (thrown) {
    if (thrown instanceof TableRefusal) return { kind: 'refuse', problem: thrown.problem };
    throw thrown;
  }
}

function typeOf(content: Buffer): 'xlsx' | 'csv' {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, index) => content[index] === byte);
  if (begins(OLD_MARK)) return refuseTable(content.includes(LOCKED_MARK) ? 'locked' : 'oldFormat');
  if (!begins(ZIP_MARK)) {
    const text = textOfTable(content);
    return PAGE.test(text) ? refuseTable('webPage') : 'csv';
  }
  const names = listArchive(content).map(({ name }) => name);
  if (names.some((name) => /vbaProject\.bin$/i.test(name) || name.startsWith('xl/macrosheets/')))
    return refuseTable('macros');
  return names.includes(WORKBOOK) ? 'xlsx' : refuseTable('unreadable');
}
