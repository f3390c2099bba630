import path from 'node:path';
import { openPhoneBuild } from '../../local/phone/build';
import { root } from '../start/deployment';
import { functionsMaps, openFunctionBuild } from './functions';
import { buildMiniprogram, miniprogramMaps, miniprogramOut } from './miniprogram';
import type { SourceChange } from './source-watcher';
import { buildWeb } from './web';
import { noteBuiltFrom, stampOfSources } from './stamp';

/** What one build came to. The two halves do not wait for one another: one may fail and the other be there. */
export interface BuildOutcome {
  /** Functions whose code is another than before. */
  functions: string[];
  /** Whether the phone's program is another than before. */
  phone: boolean;
  failures: unknown[];
}

/** Everything under `dist/`, built again and again. */
export interface Build {
  /** Builds what these changes concern, and what failed before; everything when none are given. Never rejects. */
  rebuild(change?: SourceChange): Promise<BuildOutcome>;
  dispose(): Promise<void>;
}

const under = (...places: string[]): string[] => places.map((place) => path.join(root, place) + path.sep);
const FUNCTION_SOURCES = under('domain', 'contract', 'server', 'cloudfunctions');
const PHONE_SOURCES = under('miniprogram', 'domain', 'contract', 'local/phone');
const WEB_SOURCES = under('web', 'miniprogram', 'domain', 'contract');
const HOST_SOURCES = under('local/phone');

/** Whether a change touches one of these folders; without one everything is concerned. */
function concerns(change: SourceChange | undefined, folders: readonly string[]): boolean {
  return change === undefined || [...change.files].some((file) => folders.some((folder) => file.startsWith(folder)));
}

/** Opens the build of `dist/miniprogram`, `dist/cloudfunctions`, `dist/phone` and `dist/web`; nothing is built yet. */
export async function openBuild(): Promise<Build> {
  const [functions, phone] = await Promise.all([
    openFunctionBuild({ maps: functionsMaps }),
    openPhoneBuild({ artefact: miniprogramOut, out: path.join(root, 'dist/phone'), maps: miniprogramMaps }),
  ]);
  /** A half is due until it is built: after a fault in a template, say, the phone lacks what the artefact has already. */
  const due = { functions: true, phone: true, host: true, web: true };

  async function rebuildFunctions(change: SourceChange | undefined): Promise<string[]> {
    if (!due.functions && !concerns(change, FUNCTION_SOURCES)) return [];
    due.functions = true;
    const replaced = await functions.rebuild();
    due.functions = false;
    return replaced;
  }

  async function rebuildPhone(change: SourceChange | undefined): Promise<boolean> {
    if (!due.phone && !concerns(change, PHONE_SOURCES)) return false;
    const wasDue = due.phone;
    due.phone = true;
    due.host ||= concerns(change, HOST_SOURCES);
    const { changed } = await buildMiniprogram({ maps: miniprogramMaps });
    const needed = wasDue || changed || due.host;
    if (needed) await phone.rebuild(due.host ? 'everything' : 'program');
    due.phone = due.host = false;
    return needed;
  }

  async function rebuildWeb(change: SourceChange | undefined): Promise<void> {
    if (!due.web && !concerns(change, WEB_SOURCES)) return;
    due.web = true;
    await buildWeb();
    due.web = false;
  }

  return {
    async rebuild(change) {
      const stamp = stampOfSources();
      const [made, shown, web] = await Promise.allSettled([
        rebuildFunctions(change),
        rebuildPhone(change),
        rebuildWeb(change),
      ]);
      const failures = [made, shown, web].flatMap((half) =>
        half.status === 'rejected' ? [half.reason as unknown] : [],
      );
      if (failures.length === 0) noteBuiltFrom(stamp);
      return {
        functions: made.status === 'fulfilled' ? made.value : [],
        phone: shown.status === 'fulfilled' && shown.value,
        failures,
      };
    },
    async dispose() {
      await Promise.all([functions.dispose(), phone.dispose()]);
    },
  };
}
