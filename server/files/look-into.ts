import { imageSize } from 'image-size';
import { HEAD_BYTES, typeOfHead, type FileType } from '../../domain/kernel/uploads';
import type { FileFacts } from '../../domain/kernel/kept-file';
import { countPages } from './pdf-pages';

export type Look = { kind: 'seen'; facts: FileFacts } | { kind: 'refuse'; reason: 'fileUnreadable' | 'fileTooBig' };

const UNREADABLE: Look = { kind: 'refuse', reason: 'fileUnreadable' };

/** What a file is by its content, whatever its name says. Takes bounded time and memory, whatever lies in it; never throws. */
export function lookInto(content: Buffer): Look {
  const type = typeOfHead(content.subarray(0, HEAD_BYTES));
  if (type === undefined) return UNREADABLE;
  return type === 'pdf' ? lookIntoPdf(content) : lookIntoPicture(content, type);
}

function lookIntoPdf(content: Buffer): Look {
  const counted = countPages(content);
  const facts: FileFacts = { type: 'pdf', sizeBytes: content.length };
  switch (counted.kind) {
    case 'pages':
      return { kind: 'seen', facts: { ...facts, pages: counted.pages } };
    case 'encrypted':
      return { kind: 'seen', facts };
    case 'bomb':
      return { kind: 'refuse', reason: 'fileTooBig' };
    case 'unreadable':
      return UNREADABLE;
  }
}

/** Reads the head alone: no pixel is unpacked. */
function lookIntoPicture(content: Buffer, type: FileType): Look {
  try {
    const { width, height } = imageSize(content);
    if (!(width > 0 && height > 0)) return UNREADABLE;
    return { kind: 'seen', facts: { type, sizeBytes: content.length, widthPixels: width, heightPixels: height } };
  } catch {
    return UNREADABLE;
  }
}
