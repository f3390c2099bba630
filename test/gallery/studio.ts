/** Where pictures are taken: one cloud with the world in it, one browser, two phones at a time. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../local/browser';
import { RealAnswers } from './answers/real';
import { pathOf } from './pages';
import { GalleryPhone, type Answering, type Size } from './phone';
import type { Opening } from './registry';
import { phoneSize, shotOf, type Shot, type Visit } from './shots';
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

export type Series = readonly Visit[];
type Look = (sitting: Sitting) => Promise<void>;

const openingOf = ({ page, scene }: Visit): Opening => ({ ...page, ...scene });

/** A skeleton is drawn once loading has taken this long; a little more, so that it stands. */
const SKELETON_MS = 500;
const PHONES = 2;
/** Said of a list that goes on with copies of what it really holds: their days come again, which those of a real one do not. */
const SAME_KEYS = /Some keys are not unique/;
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

  /**
   * Makes the visits, two at a time; `look` is called for each size of each.
   * @param series visits of one series follow each other in one run of the mini-program
   * @returns what went wrong with visits that could not be made, one line each
   */
  async visitAll(series: readonly Series[], look: Look): Promise<string[]> {
    const waiting = [...series];
    const failures: string[] = [];
    const work = async (): Promise<void> => {
      for (let visits = waiting.shift(); visits; visits = waiting.shift())
        await this.#visitSeries(visits, look, failures);
    };
    await Promise.all(Array.from({ length: PHONES }, work));
    return failures.sort();
  }

  async #visitSeries(visits: Series, look: Look, failures: string[]): Promise<void> {
    const errors: string[] = [];
    let phone: GalleryPhone | undefined;
    for (const visit of visits) {
      const told: Told = { calls: 0, changed: 0 };
      const answering = answeringFor(visit.state, this.real, told, visit.scene);
      errors.length = 0;
      try {
        const isOn = phone !== undefined;
        phone ??= await this.#turnOn(visit, answering, errors);
        const on = phone;
        phone.answering = answering;
        await this.#visit(visit, phone, { isOn, told }, (shot, size) => look({ visit, shot, phone: on, size, errors }));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        failures.push(`${visit.key} ${visit.scene?.name ?? visit.state} ${visit.look}: ${why}`);
        await phone?.close();
        phone = undefined;
      }
    }
    await phone?.close();
  }

  #turnOn(visit: Visit, answering: Answering, errors: string[]): Promise<GalleryPhone> {
    const { as, by, storage } = openingOf(visit);
    return GalleryPhone.start(this.browser, {
      baseUrl: this.gallery.cloud.baseUrl,
      now: NOW,
      as,
      look: visit.look,
      size: visit.sizes[0] ?? phoneSize,
      ...(by?.scene === undefined ? {} : { scene: by.scene }),
      storage: storage?.(this.gallery.world) ?? {},
      answering,
      onError: (message) => {
        if (visit.state !== 'many' || !SAME_KEYS.test(message)) errors.push(message);
      },
    });
  }

  /** @param already the mini-program runs already; what the phone was told so far */
  async #visit(
    visit: Visit,
    phone: GalleryPhone,
    already: { isOn: boolean; told: Told },
    look: (shot: Shot, size: Size) => Promise<void>,
  ): Promise<void> {
    const opening = openingOf(visit);
    const path = pathOf(opening.by?.page ?? visit.key);
    const query = (opening.by ?? opening).query?.(this.gallery.world) ?? {};
    for (const [index, size] of visit.sizes.entries()) {
      const isFirst = index === 0;
      // What another page leads to stays in the memory of the app: it is started anew.
      if (isFirst && !already.isOn) await phone.open(path, query);
      else if (opening.by) await phone.resize(size).then(() => phone.open(path, query));
      else await phone.reopen(path, query, size);
      await this.#prepare(phone, visit);
      if (isFirst) assertState(visit, already.told, await phone.path());
      await look(shotOf(visit, size), size);
    }
  }

  async #prepare(phone: GalleryPhone, { state, scene }: Visit): Promise<void> {
    if (state !== 'loading') await phone.loaded();
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
