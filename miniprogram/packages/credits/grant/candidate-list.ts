import { flagMarks, type Mark } from '../../../components/record-list/flag-words';
import {
  candidateCard,
  hindranceOf,
  isUndecided,
  openIds,
  searchTip,
  totalsView,
  type CandidateCard,
  type CandidateRow,
  type Candidates,
  type GrantTotals,
  type Hindrance,
  type Ticked,
} from './index.view';
import { isFiltered, type Filters } from './filters';

/** What stands above and below the list, and changes with every tick. */
interface Figures {
  hindrance: Hindrance | null;
  /** null before the first answer. */
  totals: GrantTotals | null;
  /** Whether everybody the filters let through is meant. */
  all: boolean;
  /** Whether everybody on the page is ticked. */
  pageAll: boolean;
  /** Whether there is anybody at all for 全选 and for 本页全选. */
  tickable: { all: boolean; page: boolean };
  /** What a search does not do; '' without one. */
  searchTip: string;
}

/** Before anything is known. */
export const notListedYet: Figures = {
  hindrance: null,
  totals: null,
  all: true,
  pageAll: true,
  tickable: { all: true, page: true },
  searchTip: '',
};

/** Somebody to be left out, or to be decided on, with what was noted at their check-ins. */
export interface Excluding {
  personId: string;
  name: string;
  marks: Mark[];
  /** Pointed out: they may be granted all the same. */
  pointed: boolean;
}
export const nobody: Excluding = { personId: '', name: '', marks: [], pointed: false };

/** The eligible list as it is scrolled, searched and ticked; what is ticked stays while other rows of it are fetched. */
export class CandidateList {
  #latest: Candidates | undefined;
  #rows: CandidateRow[] = [];
  /** Everybody fetched so far: somebody ticked counts also while a search shows others. */
  readonly #met = new Map<string, CandidateRow>();
  #ticked: Ticked = 'all';
  #run = 0;

  /** The latest answer: the round's figures, beside its rows. */
  get latest(): Candidates | undefined {
    return this.#latest;
  }

  /**
   * To be called before the list is asked for, with what then takes the answer in.
   * @param cursor of what follows; undefined for the list from its beginning
   * @returns whether the answer is what is shown: one that was overtaken by another search or filter is not
   */
  asking(cursor: string | undefined): (answer: Candidates) => boolean {
    const run = cursor === undefined ? ++this.#run : this.#run;
    return (answer) => {
      if (run !== this.#run) return false;
      this.#latest = answer;
      this.#rows = cursor === undefined ? answer.rows : [...this.#rows, ...answer.rows];
      for (const row of answer.rows) this.#met.set(row.personId, row);
      return true;
    };
  }

  /** Everybody is ticked again: the filters or the strategy let other people through now. */
  reset(): void {
    this.#ticked = 'all';
    this.#met.clear();
  }

  tickAll(): void {
    if ((this.#latest?.totals.toGrant ?? 0) > 0) this.#ticked = this.#ticked === 'all' ? new Set() : 'all';
  }

  /** Of everybody only those shown; after that the shown ones come and go together. */
  tickPage(): void {
    const page = openIds(this.#rows);
    if (page.length === 0) return;
    if (this.#ticked === 'all') this.#ticked = new Set(page);
    // Those ticked on another page or in another search stay as they are.
    else if (this.#pageIsTicked()) this.#ticked = new Set([...this.#ticked].filter((id) => !page.includes(id)));
    else this.#ticked = new Set([...this.#ticked, ...page]);
  }

  /**
   * Among all, taking somebody out needs a reason on record (M19); a list of one's own is just ticked.
   * @returns the person to be excluded, when it takes a reason
   */
  toggle(personId: string): Excluding | undefined {
    const row = this.#rows.find((candidate) => candidate.personId === personId);
    if (row === undefined || row.excluded !== null || row.alreadyGranted || row.withheldFor !== null) return undefined;
    const pointed = row.points.length > 0;
    if (this.#ticked === 'all' || isUndecided(row))
      return { personId, name: row.name, marks: flagMarks(row.flags), pointed };
    const next = new Set(this.#ticked);
    if (!next.delete(personId)) next.add(personId);
    this.#ticked = next;
    return undefined;
  }

  /** What the grant is told: nothing when everybody is meant. */
  tickedIds(): { personIds?: string[] } {
    return this.#ticked === 'all' ? {} : { personIds: [...this.#ticked] };
  }

  card(row: CandidateRow): CandidateCard {
    return candidateCard(row, this.#ticked);
  }

  cards(): CandidateCard[] {
    return this.#rows.map((row) => this.card(row));
  }

  /** @param asked what the answer was asked for */
  figures(answer: Candidates, { filters, search }: { filters: Filters; search: string }): Figures {
    const all = this.#ticked === 'all';
    const totals = totalsView(answer, [...this.#met.values()], this.#ticked);
    const tickable = { all: answer.totals.toGrant > 0, page: openIds(this.#rows).length > 0 };
    return {
      hindrance: hindranceOf(answer, isFiltered(filters)),
      totals,
      all: all && tickable.all,
      pageAll: this.#pageIsTicked(),
      tickable,
      searchTip: searchTip(search, totals, all),
    };
  }

  #pageIsTicked(): boolean {
    const page = openIds(this.#rows);
    const ticked = this.#ticked;
    return page.length > 0 && (ticked === 'all' || page.every((personId) => ticked.has(personId)));
  }
}
