import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../local/browser';
import type { LocalCloud } from '../../local/cloud';
import type { SamplePersonId } from '../../sample/people';
import { newFolder, openPlanted, plantOnce, removeFolder, type Planted } from '../support/planted';
import { until } from '../support/until';

/** How long anything is waited for, ms. A busy machine takes its time; only what never comes reaches this. */
const PATIENCE_MS = 60_000;

/** People who have agreed to the privacy guide before; one story plays how they come to. */
const AGREED = 'agreed';

export type Side = 'left' | 'right';

/** Where a person stands who has no WeChat account at hand. */
export type Holder = SamplePersonId | null;

/** One of the two phones on the desk, as somebody holds it. Things are found as people find them: by role and words. */
export class Phone {
  constructor(
    private readonly page: Page,
    readonly side: Side,
  ) {}

  get frame(): FrameLocator {
    return this.page.frameLocator(`iframe[name="${this.side}"]`);
  }

  /** The page on top; pages below it in the stack are not looked at. */
  get top(): Locator {
    return this.frame.locator('.mp-page.mp-top');
  }

  /** Gives the phone to somebody: the mini-program starts anew. */
  async handTo(person: Holder): Promise<void> {
    const sideName = this.side === 'left' ? '左边手机' : '右边手机';
    const select = this.page.getByLabel(`${sideName}的人`);
    // The page that is there goes away a moment later: what is tapped before that is tapped in vain.
    await this.#app()?.evaluate(() => void Reflect.set(globalThis, 'isOfBefore', true));
    if ((await select.inputValue()) === (person ?? '')) await this.page.getByLabel(`${sideName}重开`).click();
    else await select.selectOption(person ?? '');
    await until('the mini-program has started anew', async () =>
      this.#app()
        ?.evaluate(() => !Reflect.has(globalThis, 'isOfBefore'))
        .catch(() => false),
    );
    await this.top.waitFor();
  }

  #app(): Frame | undefined {
    return this.page.frame({ name: this.side }) ?? undefined;
  }

  /** Whether something that is done here opens a document in the viewer: in a browser a tab of its own, which is closed again. */
  async opensDocument(act: () => Promise<void>): Promise<void> {
    const [viewer] = await Promise.all([this.page.waitForEvent('popup'), act()]);
    await viewer.close();
  }

  /**
   * Opens one page of the mini-program directly, as a share card would.
   * @param privacy what the phone answers where WeChat asks about personal data (local/phone/privacy.ts)
   */
  async open(person: Holder, pagePath: string, privacy = AGREED): Promise<void> {
    const query = new URLSearchParams({ as: person ?? '', privacy });
    const frame = this.page.frame({ name: this.side });
    if (!frame) throw new Error(`no phone on the ${this.side}`);
    // A change behind the # alone would not start the mini-program anew.
    await frame.goto('about:blank');
    await frame.goto(`${new URL(this.page.url()).origin}/phone/phone.html?${query.toString()}#/${pagePath}`);
    await this.top.waitFor();
  }

  text(words: string | RegExp): Locator {
    return this.top.getByText(words).filter({ visible: true }).first();
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.text(words).waitFor();
  }

  /** Waits until the words are gone, or were never there once the page is ready. */
  async doesNotSee(words: string | RegExp): Promise<void> {
    await this.top.getByText(words).filter({ visible: true }).first().waitFor({ state: 'detached' });
  }

  button(name: string | RegExp): Locator {
    return this.top.getByRole('button', { name }).filter({ visible: true }).first();
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  /** Whether a button is grey. TDesign tells that by a class alone. */
  async isOff(name: string): Promise<boolean> {
    return (await this.button(name).getAttribute('class'))?.includes('--disabled') ?? false;
  }

  /** Taps words that are no button by role, such as a row of a list. */
  async tapText(words: string | RegExp): Promise<void> {
    await this.text(words).click();
  }

  async tab(name: '学员' | '管理'): Promise<void> {
    await this.frame.getByRole('tab', { name }).click();
  }

  async back(): Promise<void> {
    await this.top.getByRole('button', { name: '返回' }).first().click();
  }

  /** Writes into a field with this label or placeholder. */
  async fill(field: string | RegExp, value: string): Promise<void> {
    await this.top.getByLabel(field).or(this.top.getByPlaceholder(field)).filter({ visible: true }).first().fill(value);
  }

  /**
   * Types over what stands in a field, one keystroke after the other, as a hand does.
   * @throws when another text stands there afterwards
   */
  async type(field: string, value: string): Promise<void> {
    const input = this.top.getByLabel(field).filter({ visible: true }).first();
    await input.selectText();
    await input.pressSequentially(value, { delay: 20 });
    const shown = await input.inputValue();
    if (shown !== value) throw new Error(`typed ${value}, but ${field} shows ${shown}`);
  }

  /** WeChat's own sheets and dialogs lie over the page. */
  overlay(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name, exact: true }).filter({ visible: true }).last();
  }
}

/** Two phones on a desk, with a local cloud of their own. */
export interface Stage {
  page: Page;
  left: Phone;
  right: Phone;
  cloud: LocalCloud;
  /** Keeps a picture of the desk under a number and a name. */
  picture: (name: string) => Promise<void>;
  /** The same of what went wrong, also where nobody looks at the others. */
  pictureOfFailure: () => Promise<void>;
  /** Moves the clock of phones and functions. */
  clockTo: (instant: number) => Promise<void>;
  /** What went wrong on the phones without a word on their screens, since this was last asked for. */
  complaints: () => string[];
  close(): Promise<void>;
}

/** Words of Chromium's own that are no complaint. */
const NO_COMPLAINTS = [
  // A request that did not get through: on a bad network that is what is played.
  'Failed to load resource',
  // Advice about speed, where the desk looks at the code on the other phone.
  'Canvas2D: Multiple readback operations',
];

/** Keeps what scripts throw, promises that are rejected and heard by nobody, and what the console is warned of. */
function listenForComplaints(page: Page): () => string[] {
  let heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.stack ?? error.message));
  page.on('console', (message) => {
    const said = message.text();
    if (!['error', 'warning'].includes(message.type()) || NO_COMPLAINTS.some((words) => said.startsWith(words))) return;
    heard.push(`${message.type()}: ${said}`);
  });
  return () => {
    const all = heard;
    heard = [];
    return all;
  };
}

/**
 * Opens the desk on a cloud of its own, with the sample in it.
 * @param given what is planted already, for one story of many: of these `picture` keeps none, since nobody looks at them
 */
export async function openStage(pictureFolder: string, given?: Planted): Promise<Stage> {
  const planted = given ?? (await plantOnce());
  const dataDir = newFolder();
  const cloud = await openPlanted(planted, dataDir);
  if (!given) removeFolder(planted.folder);
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await cloud.close();
    removeFolder(dataDir);
  };
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 900, height: 960 } });
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints = listenForComplaints(page);
    await page.goto(`${cloud.baseUrl}/?left=zhao-lei&right=li-jianhua&privacy=${AGREED}`);
    mkdirSync(pictureFolder, { recursive: true });
    let number = 0;
    const keep = async (name: string): Promise<void> => {
      await page.screenshot({ path: path.join(pictureFolder, `${name}.png`) });
    };
    return {
      page,
      left: new Phone(page, 'left'),
      right: new Phone(page, 'right'),
      cloud,
      async picture(name) {
        number += 1;
        if (!given) await keep(`${String(number).padStart(2, '0')}-${name}`);
      },
      pictureOfFailure: () => keep('failed'),
      async clockTo(instant) {
        cloud.clock.moveTo(instant);
      },
      complaints,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
