import { DAY_MS } from '../../domain/kernel/time';

const KEY = 'registrationDraft';
/** Longer than an institution needs to answer about a department that is missing, and short enough that nobody's data lie about. */
const KEPT_MS = 7 * DAY_MS;

/** What was typed, field by field. */
type Typed = Readonly<Record<string, unknown>>;

/** A draft as the phone keeps it. */
interface Kept {
  /** The registration that it corrects; '' for a new one. */
  of: string;
  /** When it was last typed in, by the phone's own clock, epoch ms. */
  keptAt: number;
  typed: Typed;
}

/** Of this run of the app: with what the phone must not keep. */
let current: Kept | undefined;

function stored(): Kept | undefined {
  const kept: unknown = wx.getStorageSync(KEY);
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { of, keptAt, typed } = kept as Partial<Kept>;
  return typeof of === 'string' && typeof keptAt === 'number' && typeof typed === 'object'
    ? { of, keptAt, typed }
    : undefined;
}

/**
 * What somebody has typed into the registration. It survives the end of the app, for seven days; WeChat gives each WeChat user a
 * storage of their own, so nobody else on the same device reads it. A national ID and a phone code stay in memory alone:
 * whoever finds the phone finds no ID on it, and a code is worth nothing a few minutes later. It belongs to no page on purpose: who
 * leaves the form goes on from there, and who has to ask for a rebinding types name and national ID once.
 */
export const registrationDraft = {
  /** @param of the registration that is corrected; '' for a new one */
  get(of = ''): Typed | undefined {
    const kept = current ?? stored();
    const age = Date.now() - (kept?.keptAt ?? 0);
    if (kept === undefined || kept.of !== of) return undefined;
    if (age >= 0 && age < KEPT_MS) return kept.typed;
    this.forget();
    return undefined;
  },
  /** Whether there is one that an earlier run of the app has left, and nothing was typed in this one. */
  isResumed(of = ''): boolean {
    return current === undefined && this.get(of) !== undefined;
  },
  /** @param secret the fields that the phone must not keep */
  keep(typed: Typed, { of = '', secret }: { of?: string; secret: readonly string[] }): void {
    const keptAt = Date.now();
    current = { of, keptAt, typed };
    const open = Object.fromEntries(Object.entries(typed).filter(([field]) => !secret.includes(field)));
    try {
      wx.setStorageSync(KEY, { of, keptAt, typed: open } satisfies Kept);
    } catch {
      // A phone that is full: the form goes on from memory.
    }
  },
  /** After handing in, on signing out, and when somebody begins anew. */
  forget(): void {
    current = undefined;
    try {
      wx.removeStorageSync(KEY);
    } catch {
      // Nothing is written any more either; the next run finds it too old.
    }
  },
};
