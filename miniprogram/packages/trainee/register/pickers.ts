import type { PickerOption } from '../../../components/search-picker/filter';
import { call } from '../../../services/call';
import { failureView } from '../../../services/failure';

/** What the sheet of the registration shows now. */
export interface PickerData {
  options: PickerOption[];
  message: string;
}

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

/** The departments of one institution. */
export async function loadDepartments(institutionId: string): Promise<PickerData> {
  try {
    const { rows } = await call('directory.departments', { institutionId });
    return { options: rows.map(({ departmentId, name }) => ({ value: departmentId, label: name })), message: '' };
  } catch (error) {
    return { options: [], message: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  const { title, advice } = failureView(error);
  return `${title}。${advice}`;
}
