import { messageOf, type PickerData } from '../../../components/correction-rows/departments';
import type { PickerOption } from '../../../components/search-picker/filter';
import { call } from '../../../services/call';

/** Pages of institutions for one search; later answers of an earlier search are dropped. */
export class InstitutionSearch {
  #run = 0;
  #text = '';
  #options: PickerOption[] = [];
  #cursor: string | undefined;
  readonly #show: (data: PickerData) => void;

  constructor(show: (data: PickerData) => void) {
    this.#show = show;
  }

  /** Starts anew with a text; '' lists all. */
  async search(text: string): Promise<void> {
    this.#text = text;
    this.#options = [];
    this.#cursor = undefined;
    this.#show({ options: [], message: '正在加载…' });
    await this.#load();
  }

  /** The next page, when there is one. */
  async more(): Promise<void> {
    if (this.#cursor !== undefined) await this.#load();
  }

  async #load(): Promise<void> {
    const run = ++this.#run;
    try {
      const { rows, nextCursor } = await call('directory.institutions', {
        ...(this.#text !== '' && { search: this.#text }),
        ...(this.#cursor !== undefined && { cursor: this.#cursor }),
        limit: 50,
      });
      if (run !== this.#run) return;
      this.#options = [
        ...this.#options,
        ...rows.map(({ institutionId, name }) => ({ value: institutionId, label: name })),
      ];
      this.#cursor = nextCursor;
      this.#show({ options: this.#options, message: '' });
    } catch (error) {
      if (run === this.#run) this.#show({ options: this.#options, message: messageOf(error) });
    }
  }
}
