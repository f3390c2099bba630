/** Which pictures are kept in the repository: every page as it is when it is ready, and one of each kind of everything else. */
import { pages } from '../pages';
import type { Look } from '../phone';
import { states, type State } from '../registry';
import { phoneSize, type Visit } from '../shots';
import type { Series } from '../studio';

/** A page, one of its states or scenes, and a look. */
type Kept = readonly [key: string, stateOrScene: string, look?: Look];

const besides: readonly Kept[] = [
  // The four states that pages share.
  ['people/people', 'loading'],
  ['people/people', 'failed'],
  ['people/people', 'internal'],
  ['projects/projects', 'empty'],
  ['home/trainee', 'empty'],
  // The longest texts where there are most of them.
  ['home/trainee', 'long'],
  ['projects/projects', 'long'],
  ['attendance/records', 'long'],
  ['notice/detail', 'long'],
  // Looks.
  ['home/trainee', 'ready', 'large'],
  ['trainee/register', 'ready', 'large'],
  ['attendance/qr', 'ready', 'large'],
  ['home/trainee', 'ready', 'dark'],
  ['trainee/credits', 'ready', 'dark'],
  ['credits/grant', 'ready', 'dark'],
  // Sheets, and what somebody else sees.
  ['home/admin', 'centre'],
  ['trainee/scan-result', 'unregistered'],
  ['people/registration-review', 'returning'],
  ['attendance/qr', 'settings'],
  ['attendance/display', 'pairing'],
  ['attendance/analysis', 'person'],
];

const isState = (name: string): name is State => states.some((state) => state === name);

function visitOf([key, name, look = 'normal']: Kept): Visit {
  const page = pages[key];
  if (!page) throw new Error(`no page ${key}`);
  const of = { key, page, look, sizes: [phoneSize] };
  if (isState(name)) return { ...of, state: name };
  const scene = page.scenes?.find((each) => each.name === name);
  if (!scene) throw new Error(`${key} has no scene ${name}`);
  return { ...of, state: 'ready', scene };
}

/** A run of the mini-program shows so many pages: two phones share the work evenly. */
const LONGEST_SERIES = 6;

/** Whether a page is opened in a way that another page's run can be gone on with: as it is, by somebody with an empty phone. */
const isPlain = ({ page, state, scene }: Visit): boolean =>
  state === 'ready' && scene === undefined && page.by === undefined && page.storage === undefined;

/** Visits that may share a run of the mini-program: plain ones of one person in one look. */
export function seriesOf(visits: readonly Visit[]): Series[] {
  const series: Visit[][] = [];
  for (const visit of visits) {
    const open = series.find(
      ([first, ...rest]) =>
        first !== undefined &&
        isPlain(first) &&
        isPlain(visit) &&
        first.page.as === visit.page.as &&
        first.look === visit.look &&
        rest.length < LONGEST_SERIES - 1,
    );
    if (open) open.push(visit);
    else series.push([visit]);
  }
  return series.sort((a, b) => b.length - a.length);
}

/** The visits for the kept pictures of some pages, or of all. */
export function keptVisits(wanted: readonly string[]): Visit[] {
  const ready = Object.entries(pages)
    .filter(([, { varies }]) => varies === undefined)
    .map(([key]): Kept => [key, 'ready']);
  return [...ready, ...besides].filter(([key]) => wanted.length === 0 || wanted.includes(key)).map(visitOf);
}
