import { documentPageShow } from '../../../../contract/calls/project/document-page';
import type { OutputOf } from '../../../../contract';
import { MAX_FILE_BYTES } from '../../../../domain/kernel/uploads';
import type { StoredFile } from '../../../data/documents';
import { findSubmittedProject } from '../../../data/projects';
import { addressOf } from '../../../files/address';
import { passOn } from '../../../files/pass-on';
import { defineProcedure } from '../../../call/procedure';
import { pagePicture } from '../../../pdf/page-picture';
import { documentOf } from '../project/document-url';

type Shown = OutputOf<'documentPage.show'>;

/** A page to look at beside another version. What was photographed is one page, and its own picture. */
export const showDocumentPage = defineProcedure(
  documentPageShow,
  async (context, { projectId, kind, digest, page }) => {
    const { db, platform, log } = context;
    const project = await findSubmittedProject(db, projectId);
    const file = await documentOf(db, project, { kind, digest });
    if (!file) return context.refuse('documentMissing');
    if (file.type === 'jpeg' || file.type === 'png') return page === 1 ? itself(file) : { pages: 1, picture: null };
    if (file.type !== 'pdf') return { pages: 1, picture: null };
    const read = await platform.readFile(file.fileId, MAX_FILE_BYTES);
    if (read.kind !== 'content') return context.refuse('documentMissing');
    try {
      const { pages, picture } = await pagePicture(read.content, page);
      if (picture === null) return { pages, picture };
      const url = await passOn(context, { content: picture, ending: 'jpg' });
      return { pages, picture: { url, fileName: `${page}.jpg`, type: 'jpeg' as const } };
    } catch {
      // A file that viewers open and this library does not: the page offers the original.
      log.error('pageNotDrawn');
      return { pages: file.pages ?? 1, picture: null };
    }

    async function itself(photograph: StoredFile): Promise<Shown> {
      const url = (await platform.fileUrls([photograph.fileId])).get(photograph.fileId);
      return { pages: 1, picture: url === undefined ? null : addressOf(url, photograph) };
    }
  },
);
