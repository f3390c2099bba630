import { endingOf, isImage, type FileType } from '../../domain/kernel/uploads';

/** The icon of a file: by what the server saw inside, or for one from before that by its name. */
export const iconOf = ({
  type,
  fileName,
}: {
  type?: FileType | undefined;
  fileName: string;
}): 'file-pdf' | 'file-image' =>
  (type === undefined ? endingOf(fileName) !== 'pdf' : isImage(type)) ? 'file-image' : 'file-pdf';
