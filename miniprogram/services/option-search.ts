import type { PickerData, PickerOption } from '../components/search-picker/filter';
import type { PageRequest, RowsAnswer } from '../page/list';
import { failureView } from './failure';
import { paged, type Paged } from './paged';

/** The options of a search-picker that the server searches, page by page: a newer search drops the answers of the one before it. */
export class OptionSearch<Row> {
  #pages: Paged<Row> | undefined;
  #rows: Row[] = [];

  constructor(
    private readonly fetch: (asked: PageRequest & { search?: string }) => Promise<RowsAnswer<Row>>,
    private readonly optionOf: (row: Row) => PickerOption,
    private readonly show: (data: PickerData) => void,
  ) {}

  /** Begins anew with a text; '' lists all. */
  async search(text: string): Promise<void> {
    const typed = text.trim();
    const pages = paged((request) => this.fetch({ ...(typed !== '' && { search: typed }), ...request }));
    this.#pages = pages;
    this.#rows = [];
    this.show({ options: [], message: '正在加载…' });
    await this.#add(pages, () => pages.first(0));
  }

  /** What follows, where something does. */
  async more(): Promise<void> {
    const pages = this.#pages;
    if (pages?.hasMore()) await this.#add(pages, () => pages.more());
  }

  /** The row behind an option that is shown. */
  rowOf(value: string): Row | undefined {
    return this.#rows.find((row) => this.optionOf(row).value === value);
  }

  async #add(pages: Paged<Row>, read: () => Promise<Row[]>): Promise<void> {
    let message = '';
    try {
      const rows = await read();
      if (pages === this.#pages) this.#rows = [...this.#rows, ...rows];
    } catch (error) {
      message = messageOf(error);
    }
    if (pages === this.#pages) this.show({ options: this.#rows.map(this.optionOf), message });
  }
}

/** Options that are asked for all at once; a failure is said in the list. */
export async function askedOptions(ask: () => Promise<PickerOption[]>): Promise<PickerData> {
  try {
    return { options: await ask(), message: '' };
  } catch (error) {
    return { options: [], message: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  const { title, advice } = failureView(error);
  return `${title}。${advice}`;
}
