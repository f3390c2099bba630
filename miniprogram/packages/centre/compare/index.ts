import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { documentKinds, type DocumentKind } from '../../../../domain/project/project';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call, CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { titleBar } from '../../../services/passing';
import { comparedView, missingPage, nextZoom, pagesOf, type Compared } from './index.view';

type Shown = OutputOf<'documentPage.show'>;
/** A page of one version. */
interface Picture {
  url: string;
  /** Why there is none. */
  missing: string;
}
const noPicture: Picture = { url: '', missing: '' };

/** J4: a document beside what the last review had before it, page by page. */
export const page = definePage(routes.documentCompare, {
  access: 'administrator',
  data: {
    view: null as Compared | null,
    before: noPicture,
    after: noPicture,
    page: 1,
    pages: 1,
    zoom: 1,
    left: 0,
    top: 0,
  },
  own: () => ({
    /** The page whose pictures are being fetched: later ones win. */
    asked: 0,
    /** Which side the finger is on: the other one follows it. */
    moving: '',
  }),
  methods: {
    turn({ currentTarget }: Tap<{ by: number }>) {
      const to = this.data.page + currentTarget.dataset.by;
      if (to >= 1 && to <= this.data.pages) void this.run('turn', () => this.show(to));
    },
    enlarge() {
      this.setData({ zoom: nextZoom(this.data.zoom), left: 0, top: 0 });
    },
    hold({ currentTarget }: Told<object, { side: string }>) {
      this.moving = currentTarget.dataset.side;
    },
    /** Both sides move together. */
    follow({ currentTarget, detail }: Told<{ scrollLeft: number; scrollTop: number }, { side: string }>) {
      if (currentTarget.dataset.side === this.moving) this.setData({ left: detail.scrollLeft, top: detail.scrollTop });
    },
    openOriginal({ currentTarget }: Tap<{ digest: string }>) {
      const { projectId } = this.params;
      const kind = this.kind();
      const { digest } = currentTarget.dataset;
      void this.run('open', () =>
        openFile(() => call('project.documentUrl', { projectId, kind, ...(digest === '' ? {} : { digest }) })),
      );
    },
    kind(): DocumentKind {
      return documentKinds.find(({ code }) => code === this.params.kind)?.code ?? 'notice';
    },
    async pictureOf(at: number, digest: string): Promise<Shown> {
      const { projectId } = this.params;
      const kind = this.kind();
      try {
        return await call('documentPage.show', { projectId, kind, page: at, ...(digest === '' ? {} : { digest }) });
      } catch (error) {
        // A version that is kept no longer: the other one is shown all the same.
        if (error instanceof CallFailure && error.code === 'documentMissing') return { pages: 0, picture: null };
        throw error;
      }
    },
    async show(at: number) {
      const { view } = this.data;
      if (view === null) return;
      const asked = (this.asked += 1);
      const [before, after] = await Promise.all([
        this.pictureOf(at, view.before.digest),
        this.pictureOf(at, view.after.digest),
      ]);
      if (asked !== this.asked) return;
      const picture = ({ picture, pages }: Shown): Picture =>
        picture === null ? { url: '', missing: missingPage(at, pages) } : { url: picture.url, missing: '' };
      this.setData({
        page: at,
        pages: pagesOf(before.pages, after.pages),
        before: picture(before),
        after: picture(after),
        ...{ left: 0, top: 0 },
      });
    },
  },
  opened({ kind }) {
    titleBar(labelOf(documentKinds, kind));
  },
  async load() {
    const { projectId, digest } = this.params;
    return { view: comparedView(await call('review.projectGet', { projectId }), this.kind(), digest) };
  },
  loaded() {
    void this.run('turn', () => this.show(this.data.page));
  },
});
