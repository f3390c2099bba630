import type { OutputOf } from '../../../../contract/index';
import { proposeWindows } from '../../../../domain/project/batch';
import { changedWords, freeDaysWords } from './index.view';
import {
  clockFrom,
  freeDays,
  numbered,
  sameWindows,
  toDraft,
  toWindows,
  windowToAdd,
  type BatchDays,
  type NumberedDraft,
  type Window,
  type WindowDraft,
} from './windows';

/** What somebody does to the windows. `settle`: a field was left. */
export type WindowAct =
  | { kind: 'edit'; key: string; part: 'day' | 'begin' | 'end'; value: string }
  | { kind: 'remove'; key: string }
  | { kind: 'settle' | 'add' | 'wholeDays' };

/** The windows as the editor shows them. */
interface ShownWindows {
  drafts: NumberedDraft[];
  /** What is wrong, by the key of the draft; '' is the key of the whole list. */
  problems: Record<string, string>;
  /** Said when a teaching day has no window. */
  warning: string;
  /** Said when they are not those of the latest result. */
  changed: string;
}

/** Before anything is known. */
export const noWindows: ShownWindows = { drafts: [], problems: {}, warning: '', changed: '' };

/** The windows of one analysis page while they are edited. */
export class WindowList {
  #drafts: WindowDraft[] | undefined;
  #days: BatchDays = { begin: '', end: '', restDays: [] };
  #made = 0;

  /** Begins with these windows; what was edited already stays. */
  begin(batch: BatchDays, windows: readonly Window[]): void {
    this.#days = batch;
    this.#drafts ??= windows.map((window) => this.#draft(window));
  }

  act(act: WindowAct): void {
    this.#drafts = this.#after(act, this.#drafts ?? []);
  }

  judged(): ReturnType<typeof toWindows> {
    return toWindows(this.#drafts ?? [], this.#days);
  }

  view(latest: OutputOf<'analysis.prepare'>['latest']): ShownWindows {
    const shown = this.#drafts ?? [];
    const { windows, problems } = this.judged();
    return {
      drafts: numbered(shown),
      problems,
      warning: shown.length === 0 ? '' : freeDaysWords(freeDays(shown, this.#days)),
      changed: latest !== null && !sameWindows(windows, latest.windows) ? changedWords(latest) : '',
    };
  }

  #draft(window: Window): WindowDraft {
    this.#made += 1;
    return toDraft(window, `w${this.#made}`);
  }

  #after(act: WindowAct, before: WindowDraft[]): WindowDraft[] {
    switch (act.kind) {
      case 'edit':
        return before.map((draft) => (draft.key === act.key ? { ...draft, [act.part]: act.value } : draft));
      case 'remove':
        return before.filter(({ key }) => key !== act.key);
      case 'settle':
        return before.map((draft) => ({
          ...draft,
          begin: clockFrom(draft.begin) ?? draft.begin,
          end: clockFrom(draft.end) ?? draft.end,
        }));
      case 'add': {
        const added = windowToAdd(before, this.#days);
        return added === undefined ? before : [...before, this.#draft(added)];
      }
      case 'wholeDays':
        return proposeWindows(this.#days).map((window) => this.#draft(window));
    }
  }
}
