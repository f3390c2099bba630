import type { Page, Request } from 'playwright-core';
import type { LocalCloud } from '../../local/cloud';
import { build } from 'esbuild';
import path from 'node:path';
import { Chance } from '../faults/harness/chance';
import type { Sight, Target } from './in-page/sight';

/** Who the monkey is, and where it begins. */
export interface Role {
  name: string;
  /** A person of the sample; null is a visitor whom WeChat does not know. */
  as: string | null;
  page: string;
}

/** Something on the screen, in the console or in the call log that must never be there. */
export interface Fault {
  what: string;
  page: string;
  /** The last things that were done, the newest at the end. */
  after: string[];
}

/** What people type who were not asked to: blanks, other alphabets, rare characters, numbers at every end, text that means something elsewhere. */
const ODD_TEXTS = [
  '',
  '   ',
  '周敏',
  '𠮷野·阿卜杜拉',
  'ｌｉ　１２３',
  '0',
  '-1',
  '99999999999999999999',
  '3.14159',
  '2025-02-30',
  '000000199001010122',
  '13800005621',
  '<script>alert(1)</script>',
  '{"$ne":1}',
  '=1+1',
  '很长的文字'.repeat(60),
  '👩🏽‍⚕️🏥',
  '\u202e反向',
  'a\nb\tc',
];

/** Never to be read on a screen. */
const NONSENSE = /\bundefined\b|\bNaN\b|\[object \w+\]|\bnull\b|\ufffd|Invalid Date/;
/** A page may wait for an answer this long before something on it has to be seen, ms. */
const SETTLED_WITHIN_MS = 4000;
/** Nothing may change for this long before the screen counts as settled, ms. */
const QUIET_MS = 60;
/** A tap that leads to nothing within this time is dead, ms. */
const DEAD_AFTER_MS = 900;
const TOLD = 12;

interface Watch {
  requests: number;
  open: number;
  offline: number;
  faults: string[];
}

let bundled: Promise<string> | undefined;

/** The script for inside the phone, in one piece. */
const inPage = (): Promise<string> =>
  (bundled ??= build({
    entryPoints: [path.join(__dirname, 'in-page/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  }).then(({ outputFiles: [file] }) => file?.text ?? ''));

/** One seeded run over one phone: taps, odd texts, back, pull, clock, network cuts, double taps. */
export class Monkey {
  readonly faults: Fault[] = [];
  /** What it did, in order. */
  readonly done: string[] = [];
  readonly #chance: Chance;
  readonly #watch: Watch = { requests: 0, open: 0, offline: 0, faults: [] };
  #calls = 0;

  constructor(
    private readonly page: Page,
    private readonly cloud: LocalCloud,
    private readonly role: Role,
    seed: string,
  ) {
    this.#chance = new Chance(`${role.name}:${seed}`);
  }

  async run(actions: number): Promise<void> {
    await this.#begin();
    // The first page as it opens: the first act may lead away from it.
    await this.#check();
    for (let action = 0; action < actions; action += 1) {
      await this.#act();
      await this.#check();
    }
  }

  async #begin(): Promise<void> {
    const { page, cloud, role } = this;
    const watch = this.#watch;
    page.on('pageerror', (error) => watch.faults.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      const said = message.text();
      // The browser itself tells of every request that the monkey cut off.
      if (/Failed to load resource|net::ERR/.test(said)) return;
      if (message.type() === 'error' || message.type() === 'warning')
        watch.faults.push(`console: ${said.slice(0, 300)}`);
    });
    // What the phone listens to never ends: only calls and files count.
    const counts = (request: Request): boolean => /\/(wx|cos)\//.test(request.url());
    page.on('request', (request) => {
      if (!counts(request)) return;
      watch.requests += 1;
      watch.open += 1;
    });
    const ended = (request: Request): void => {
      if (counts(request)) watch.open -= 1;
    };
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
    await page.route('**/wx/**', (route) => (watch.offline > 0 ? route.abort() : route.continue()));
    await page.addInitScript(await inPage());
    this.#calls = cloud.callLog.since(0).at(-1)?.sequence ?? 0;
    const query = new URLSearchParams({ as: role.as ?? '', privacy: 'agreed' });
    await page.goto(`${cloud.baseUrl}/phone/phone.html?${query.toString()}#/${role.page}`);
    await page.locator('.mp-page.mp-top').waitFor();
    await this.#settle();
  }

  async #act(): Promise<void> {
    const chance = this.#chance;
    const watch = this.#watch;
    if (watch.offline > 0) watch.offline -= 1;
    else if (chance.happens(0.04)) {
      watch.offline = 1 + chance.below(4);
      this.#note(`the network is cut for ${watch.offline} actions`);
    }
    if (chance.happens(0.03)) {
      const minutes = chance.pick([1, 10, 180, 24 * 60]);
      this.#note(`the clock goes ${minutes} minutes on`);
      this.cloud.clock.advance(minutes * 60_000);
      return this.#settle();
    }
    const sight = await this.#look();
    const drawn = chance.next();
    if (drawn < 0.08) return this.#back();
    if (drawn < 0.13) return this.#pull();
    if (drawn < 0.18) return this.#scroll();
    const [taps, texts] = (['tap', 'text'] as const).map((kind) =>
      sight.targets.filter((target) => target.kind === kind),
    );
    if (texts !== undefined && texts.length > 0 && drawn < 0.4) return this.#type(chance.pick(texts));
    if (taps === undefined || taps.length === 0) return this.#back();
    return this.#tap(chance.pick(taps), sight, chance.happens(0.1));
  }

  async #tap(target: Target, before: Sight, twice: boolean): Promise<void> {
    this.#note(`${twice ? 'taps twice' : 'taps'} ${target.name || 'something without a name'} on ${before.page}`);
    if (target.name === '') this.#found('something can be tapped that has no name');
    const element = this.page.locator(`[data-monkey="${target.id}"]`).first();
    const requests = this.#watch.requests;
    try {
      await element.scrollIntoViewIfNeeded({ timeout: 500 });
      const changes = await this.#changes();
      await element.click({ timeout: 500, clickCount: twice ? 2 : 1 });
      const sign = () => this.#watch.requests !== requests;
      const began = Date.now();
      while (!target.idle && !sign() && Date.now() - began < DEAD_AFTER_MS) {
        if ((await this.#changes()) !== changes) break;
        await this.page.waitForTimeout(QUIET_MS);
      }
      const after = await this.#changes();
      if (!target.idle && !sign() && after === changes) this.#found(`a dead button: ${target.name}`);
    } catch {
      // It went away or lies under something: a finger would have met what is there now.
      this.#note('… which is not in reach any more');
    }
    await this.#settle();
  }

  async #type(target: Target): Promise<void> {
    const text = this.#chance.pick(ODD_TEXTS);
    this.#note(`types ${JSON.stringify(text.slice(0, 20))} into ${target.name}`);
    await this.page
      .locator(`[data-monkey="${target.id}"]`)
      .first()
      .fill(text, { timeout: 500 })
      .catch(() => this.#note('… which takes no text'));
    await this.page.keyboard.press('Tab');
    await this.#settle();
  }

  async #back(): Promise<void> {
    this.#note('goes back');
    const back = this.page
      .locator('.mp-mask button.mp-cancel, .mp-page.mp-top')
      .getByRole('button', { name: /^(返回|取消|首页)$/ })
      .first();
    await back.click({ timeout: 300 }).catch(() => undefined);
    await this.#settle();
  }

  async #pull(): Promise<void> {
    this.#note('pulls the page down');
    const { width } = this.page.viewportSize() ?? { width: 375 };
    await this.page.mouse.move(width / 2, 200);
    await this.page.mouse.down();
    await this.page.mouse.move(width / 2, 480, { steps: 4 });
    await this.page.mouse.up();
    await this.#settle();
  }

  async #scroll(): Promise<void> {
    this.#note('scrolls to the end');
    await this.page.mouse.move(180, 400);
    await this.page.mouse.wheel(0, 5000);
    await this.#settle();
  }

  /** Waits until nothing is on its way and nothing moves. */
  async #settle(): Promise<void> {
    const began = Date.now();
    let last = -1;
    while (Date.now() - began < SETTLED_WITHIN_MS) {
      const changes = await this.#changes();
      if (changes === last && this.#watch.open <= 0) return;
      last = changes;
      await this.page.waitForTimeout(QUIET_MS);
    }
  }

  #look(): Promise<Sight> {
    return this.page.evaluate<Sight>('monkey.look()');
  }

  /** How much has changed so far; another number while a page is being loaded anew. */
  async #changes(): Promise<number> {
    return this.page.evaluate<number>('monkey.changes').catch(() => -2);
  }

  async #check(): Promise<void> {
    const sight = await this.#look();
    const nonsense = NONSENSE.exec(sight.text)?.[0];
    if (nonsense !== undefined) this.#found(`the screen says ${nonsense}`);
    if (sight.blank) this.#found('the page is empty');
    for (const fault of this.#watch.faults.splice(0)) this.#found(fault);
    for (const entry of this.cloud.callLog.since(this.#calls)) {
      this.#calls = entry.sequence;
      if (entry.errorCode === 'internal') this.#found(`internal: ${entry.call ?? entry.function}`);
    }
  }

  #note(done: string): void {
    this.done.push(done);
  }

  /** Each fault once: the same page with the same fault says nothing new. */
  #found(what: string): void {
    const page = new URL(this.page.url()).hash.slice(2);
    const path = page.split('?')[0] ?? '';
    if (this.faults.some((fault) => fault.what === what && fault.page.startsWith(path))) return;
    this.faults.push({ what, page, after: this.done.slice(-TOLD) });
  }
}
