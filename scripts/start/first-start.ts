import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isFirstStart, type Place } from '../../local/cloud';
import { hasSecrets } from './deployment';

/** Lies in a data folder from before there are keys until all of the sample is in it. */
const MARK = 'first-start';

const markOf = (dataDir: string): string => path.join(dataDir, MARK);

/**
 * Brings a folder to where a start can go on. One that was broken off at its first start, by Ctrl+C or worse, holds keys without data or
 * half a sample, and nothing that anybody has made: it begins again.
 * @param fresh whether everything is to be removed
 * @throws FolderRefused `dataMissing`
 */
export function prepareFolder(place: Place, { fresh }: { fresh: boolean }): void {
  const { dataDir } = place;
  const mark = markOf(dataDir);
  if (fresh || existsSync(mark)) {
    writeFileSync(mark, '');
    place.empty([MARK]);
  } else if (isFirstStart(dataDir, hasSecrets(dataDir))) {
    writeFileSync(mark, '');
  }
}

/** All of the sample is in the folder: from now on it holds what people make. */
export const endFirstStart = (dataDir: string): void => rmSync(markOf(dataDir), { force: true });
