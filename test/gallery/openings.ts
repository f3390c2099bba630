/** Who opens the pages of the gallery and with what, and why some of them lack a state. */
import { institutions } from '../../sample/institutions';
import { fill, inOrder, press } from './acts';
import type { GalleryPage } from './registry';
import { NOW, type World } from './world/plant';

export const administrator = 'li-jianhua';
export const reviewer = 'he-jing';
export const trainee = 'zhou-min';
export const stranger = 'sun-li';

export const project = (which: keyof World['projects']) => (world: World) => ({ projectId: world.projects[which] });
export const batch = (which: keyof World['projects']) => (world: World) => ({
  projectId: world.projects[which],
  batchId: 'b1',
});
export const round = (which: keyof World['rounds']) => (world: World) => ({ roundId: world.rounds[which] });

const [{ account, password }] = institutions;

/** A page that is opened by its own path, with these parameters and no other page before it. */
export const opened = (query: Record<string, string>) => ({ by: undefined, query: () => query });

/** A scan of some time ago that could not be sent and lies on the phone; with its end when it failed for good. */
export const keptScan =
  (ago: number, end?: object) =>
  ({ qrText }: World) => ({
    keptScans: [
      { requestId: 'kept-scan-1', qrText, scannedAt: NOW - ago, keptAt: NOW - ago, attempts: 2, ...(end && { end }) },
    ],
  });

const asksNothing = 'it stands as it is and asks nothing';
export const stands: NonNullable<GalleryPage['without']> = {
  loading: asksNothing,
  failed: asksNothing,
  internal: asksNothing,
  empty: asksNothing,
  long: asksNothing,
  many: asksNothing,
};
const ownForm = 'it is a form that its person fills: all it asks is who they are';
export const form: NonNullable<GalleryPage['without']> = { empty: ownForm, long: ownForm, many: ownForm };
export const oneTransfer: NonNullable<GalleryPage['without']> = {
  empty: 'a transfer has its way',
  many: 'it shows one transfer',
};
export const codes: NonNullable<GalleryPage['without']> = {
  empty: 'an open session always has codes',
  many: 'it shows one code',
};

/** Signs in as far as the names of the account. */
export const enterAccount = inOrder(fill('账号', account), fill('密码', password), press('下一步'));
