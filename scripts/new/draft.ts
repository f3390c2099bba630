import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const templates = path.join(__dirname, 'templates');

/** A wish that cannot be met, in one line that says what is allowed. Nothing was written. */
export class Refused extends Error {}

/** What is made, and what is left to do by hand. */
export interface Made {
  draft: Draft;
  left: string[];
}

/** Files that are to be made and changed. Nothing of it is written (write.ts) before all of it has found its place. */
export class Draft {
  readonly #texts = new Map<string, string>();

  constructor(private readonly root: string) {}

  /** The texts so far, by their files from the repository's root. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  has(file: string): boolean {
    return this.#texts.has(file) || existsSync(path.join(this.root, file));
  }

  read(file: string): string {
    return this.#texts.get(file) ?? readFileSync(path.join(this.root, file), 'utf8');
  }

  /** @param template its path under `templates/`; each `__name__` in it is replaced by the value of that name */
  create(file: string, template: string, values: Readonly<Record<string, string>>): void {
    if (this.has(file)) throw new Refused(`${file} is there already.`);
    this.#texts.set(file, filledIn(template, values));
  }

  append(file: string, template: string, values: Readonly<Record<string, string>>): void {
    this.#texts.set(file, this.read(file) + filledIn(template, values));
  }

  change(file: string, change: (text: string) => string): void {
    this.#texts.set(file, change(this.read(file)));
  }

  /**
   * Puts a text right before the first place that matches one of the anchors: the first of them that matches anything.
   * @throws {Refused} when none does: the file has another form than this command knows
   */
  insertBefore(file: string, text: string, ...anchors: RegExp[]): void {
    const before = this.read(file);
    const at = anchors.map((anchor) => before.search(anchor)).find((index) => index >= 0);
    if (at === undefined)
      throw new Refused(
        `Nothing was written: ${file} has no place like ${anchors.join(' or ')} for "${text.trim()}". Mend the anchor in scripts/new/.`,
      );
    this.#texts.set(file, before.slice(0, at) + text + before.slice(at));
  }
}

function filledIn(template: string, values: Readonly<Record<string, string>>): string {
  return readFileSync(path.join(templates, `${template}.txt`), 'utf8').replace(/__(\w+?)__/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template ${template} asks for ${name}`);
    return value;
  });
}
