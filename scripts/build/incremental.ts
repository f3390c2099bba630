import path from 'node:path';
import { openPhoneBuild } from '../../local/phone/build';
import { root } from '../start/deployment';
import { openFunctionBuild } from './functions';
import { buildMiniprogram, miniprogramMaps, miniprogramOut } from './miniprogram';
import type { SourceChange } from './source-watcher';
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

const PHONE_SOURCES = ['miniprogram', 'domain', 'contract', 'local/phone'].map(
  (place) => path.join(root, place) + path.sep,
);
const HOST_SOURCES = path.join(root, 'local/phone') + path.sep;

/** Opens the build of `dist/miniprogram`, `dist/cloudfunctions` and `dist/phone`; nothing is built yet. */
export async function openBuild(): Promise<Build> {
  const [functions, phone] = await Promise.all([
    openFunctionBuild(),
    openPhoneBuild({ artefact: miniprogramOut, out: path.join(root, 'dist/phone'), maps: miniprogramMaps }),
  ]);
  /** The phone may lack what the artefact has already, after a fault in a template, say. */
  let phoneDue = true;

  async function rebuildPhone(change: SourceChange | undefined): Promise<boolean> {
    const concerns = (places: readonly string[]): boolean =>
      change === undefined || [...change.files].some((file) => places.some((place) => file.startsWith(place)));
    if (!phoneDue && !concerns(PHONE_SOURCES)) return false;
    const wasDue = phoneDue;
    phoneDue = true;
    const { changed } = await buildMiniprogram({ maps: miniprogramMaps });
    const needed = wasDue || changed || concerns([HOST_SOURCES]);
    if (needed) await phone.rebuild();
    phoneDue = false;
    return needed;
  }

  return {
    async rebuild(change) {
      const stamp = stampOfSources();
      const [made, shown] = await Promise.allSettled([
        functions.rebuild(change === undefined || change.moved ? undefined : change.files),
        rebuildPhone(change),
      ]);
      const failures = [made, shown].flatMap((half) => (half.status === 'rejected' ? [half.reason as unknown] : []));
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
