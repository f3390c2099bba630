import { paged } from '../../../services/paged';
import { flagMarks, type Mark } from '../../../components/record-list/flag-words';
import {
  candidateCard,
  hindranceOf,
  openIds,
  totalsView,
  type CandidateRow,
  type Candidates,
  type Ticked,
} from './index.view';

/** The eligible list as it is scrolled, searched and ticked; what is ticked stays while other rows of it are fetched. */
export function candidateList(fetch: (page: { limit: number; cursor?: string }) => Promise<Candidates>) {
  let rows: CandidateRow[] = [];
  /** Everybody fetched so far: somebody ticked counts also while a search shows others. */
  const met = new Map<string, CandidateRow>();
  let run = 0;
  let ticked: Ticked = 'all';
  let latest: Candidates | undefined;
  const pages = paged<CandidateRow>(async (page) => {
    const mine = page.cursor === undefined ? ++run : run;
    const answer = await fetch(page);
    // An answer that was overtaken by another search or filter is not what is shown.
    if (mine !== run) return answer;
    latest = answer;
    rows = page.cursor === undefined ? answer.rows : [...rows, ...answer.rows];
    for (const row of answer.rows) met.set(row.personId, row);
    return answer;
  });
  const pageIsTicked = (): boolean => {
    const open = openIds(rows);
    return open.length > 0 && (ticked === 'all' || open.every((personId) => ticked !== 'all' && ticked.has(personId)));
  };

  return {
    pages,
    /** The latest answer: the round's figures, beside its rows. */
    latest: () => latest,
    /** Everybody is ticked again: the filters or the strategy let other people through now. */
    reset() {
      ticked = 'all';
      met.clear();
    },
    tickAll() {
      ticked = ticked === 'all' ? new Set() : 'all';
    },
    /** Of everybody only those shown; after that the shown ones come and go together. */
    tickPage() {
      const page = openIds(rows);
      if (ticked === 'all') ticked = new Set(page);
      // Those ticked on another page or in another search stay as they are.
      else if (pageIsTicked()) ticked = new Set([...ticked].filter((personId) => !page.includes(personId)));
      else ticked = new Set([...ticked, ...page]);
    },
    /**
     * Among all, taking somebody out needs a reason on record (M19); a list of one's own is just ticked.
     * @returns the person to be excluded, when it takes a reason
     */
    toggle(personId: string): { personId: string; name: string; marks: Mark[] } | undefined {
      const row = rows.find((candidate) => candidate.personId === personId);
      if (row === undefined || row.excluded !== null || row.alreadyGranted) return undefined;
      if (ticked === 'all') return { personId, name: row.name, marks: flagMarks(row.flags) };
      const next = new Set(ticked);
      if (!next.delete(personId)) next.add(personId);
      ticked = next;
      return undefined;
    },
    /** What the grant is told: nothing when everybody is meant. */
    tickedIds: (): { personIds?: string[] } => (ticked === 'all' ? {} : { personIds: [...ticked] }),
    /** @param filtered whether a filter leaves people out */
    view(answer: Candidates, filtered = false) {
      return {
        hindrance: hindranceOf(answer, filtered),
        totals: totalsView(answer, [...met.values()], ticked),
        cards: rows.map((row) => candidateCard(row, ticked)),
        all: ticked === 'all',
        pageAll: pageIsTicked(),
        more: pages.hasMore(),
      };
    },
  };
}
