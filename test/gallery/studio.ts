/** Where pictures are taken: one cloud with the world in it, one browser, two phones at a time. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../local/browser';
import { RealAnswers } from './answers/real';
import { pathOf } from './pages';
import { GalleryPhone, type Size } from './phone';
import type { Opening } from './registry';
import { shotOf, type Shot, type Visit } from './shots';
import { answeringFor, type Told } from './states';
import { startGalleryCloud, type GalleryCloud } from './world/cloud';
import { NOW } from './world/plant';

/** A page that is open, in one of its sizes. */
export interface Sitting {
  visit: Visit;
  shot: Shot;
  phone: GalleryPhone;
  size: Size;
  /** What went wrong inside the phone so far. */
  errors: readonly string[];
}

/** A skeleton is drawn once loading has taken this long; a little more, so that it stands. */
const SKELETON_MS = 500;
const PHONES = 2;
/** The longest list has fewer pages than this. */
const MOST_PAGES = 60;

export class Studio {
  private constructor(
    private readonly gallery: GalleryCloud,
    private readonly browser: Browser,
    private readonly real: RealAnswers,
  ) {}

  static async open(): Promise<Studio> {
    const gallery = await startGalleryCloud();
    try {
      const browser = await launchBrowser([
        '--font-render-hinting=none',
        '--disable-lcd-text',
        '--force-color-profile=srgb',
      ]);
      return new Studio(gallery, browser, new RealAnswers(gallery.cloud, gallery.world));
    } catch (error) {
      await gallery.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.gallery.close();
  }

  /** Makes the visits, two at a time; `look` is called for each size of each. @throws what a visit throws, when all are over */
  async visitAll(visits: readonly Visit[], look: (sitting: Sitting) => Promise<void>): Promise<void> {
    const waiting = [...visits];
    const failures: Error[] = [];
    const work = async (): Promise<void> => {
      for (let visit = waiting.shift(); visit; visit = waiting.shift()) {
        const of = visit;
        await this.#visit(of, look).catch((error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          failures.push(new Error(`${of.key} ${of.scene?.name ?? of.state} ${of.look}: ${why}`));
        });
      }
    };
    await Promise.all(Array.from({ length: PHONES }, work));
    if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('\n'));
  }

  async #visit(visit: Visit, look: (sitting: Sitting) => Promise<void>): Promise<void> {
    const [first] = visit.sizes;
    if (!first) return;
    const told: Told = { calls: 0, changed: 0 };
    const errors: string[] = [];
    const { page, scene, key } = visit;
    const { world, cloud } = this.gallery;
    const opening: Opening = { ...page, ...scene };
    const phone = await GalleryPhone.start(this.browser, {
      baseUrl: cloud.baseUrl,
      now: NOW,
      as: opening.as,
      look: visit.look,
      size: first,
      ...(opening.by?.scene === undefined ? {} : { scene: opening.by.scene }),
      storage: opening.storage?.(world) ?? {},
      answering: answeringFor(visit.state, this.real, told, scene?.broken),
      onError: (message) => void errors.push(message),
    });
    try {
      for (const size of visit.sizes) {
        const path = pathOf(opening.by?.page ?? key);
        const query = (opening.by ?? opening).query?.(world) ?? {};
        // What another page leads to stays in the memory of the app: it is started anew.
        if (size === first) await phone.open(path, query);
        else if (opening.by) await phone.resize(size).then(() => phone.open(path, query));
        else await phone.reopen(path, query, size);
        await this.#prepare(phone, visit);
        if (size === first) assertState(visit, told, await phone.path());
        await look({ visit, shot: shotOf(visit, size), phone, size, errors });
      }
    } finally {
      await phone.close();
    }
  }

  async #prepare(phone: GalleryPhone, { state, scene }: Visit): Promise<void> {
    await phone.rest();
    if (state === 'loading') await phone.page.waitForTimeout(SKELETON_MS);
    if (state === 'many') await scrollThrough(phone);
    if (scene?.act) {
      await scene.act(phone.top);
      await phone.rest();
    }
  }
}

/** Scrolls on until nothing more comes. */
async function scrollThrough(phone: GalleryPhone): Promise<void> {
  let height = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const now = await phone.scrollToEnd();
    await phone.rest();
    if (now === height) return;
    height = now;
  }
  throw new Error('the list does not end');
}

/** A state that the page does not have must be declared, or its picture is taken for one. */
function assertState({ key, state, scene }: Visit, { calls, changed }: Told, path: string): void {
  if (path !== pathOf(key)) throw new Error(`leads to ${path}`);
  if (scene || state === 'ready') return;
  if (calls === 0) throw new Error('asks nothing: declare the states that it cannot have');
  if (changed === 0 && ['empty', 'long', 'many'].includes(state))
    throw new Error('is told the same as in ready: declare why it cannot have this state');
}
