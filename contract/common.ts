import * as z from 'zod/mini';
import { foldInvitationCode } from '../domain/person/invitation';
import { identityDocuments } from '../domain/person/identity-document';
import { normalisePhone } from '../domain/person/person';
import { foldName, NAME_LENGTH_AT_MOST } from '../domain/person/name';
import { educations, genders, professionalTitles, specialties } from '../domain/person/profession';
import { activityForms, documentKinds } from '../domain/project/project';
import { creditLevels } from '../domain/kernel/credit-level';
import { tracks } from '../domain/kernel/rule-table';
import { instantOf, isDay } from '../domain/kernel/time';
import { withoutControls } from '../domain/kernel/typed-text';
import { fileTypes } from '../domain/kernel/uploads';

/**
 * Ids are made by us: letters, digits and a few separators. Nothing a query could read as an operator. `%` is the escape of
 * `domain/kernel/id.ts`, in ids that are made of other ids.
 */
export const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.:%-]{0,119}$/));
// The rules count days to both sides of what they are given: nothing may stand where a calendar ends.
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';
/** `YYYY-MM-DD` in Asia/Shanghai, a day that exists, from 1900 to 2199. */
export const day = z
  .string()
  .check(z.refine((text) => isDay(text) && text >= FIRST_DAY && text <= LAST_DAY, { error: 'not a day' }));
/** Epoch milliseconds, from 1970 to 2199. */
export const instant = z.int().check(z.minimum(0), z.maximum(instantOf(LAST_DAY)));
/** Integer hundredths of a credit, tenths of an hour, fen. */
export const creditHundredths = z.int().check(z.minimum(0), z.maximum(100_000));
export const hourTenths = z.int().check(z.minimum(0), z.maximum(100_000));
export const fen = z.int().check(z.minimum(0), z.maximum(10_000_000_000));
export const count = z.int().check(z.minimum(0));
export const year = z.int().check(z.minimum(2000), z.maximum(2100));

/** Text a person typed: without control or half characters, trimmed, between `min` and `max` characters. */
export const text = (max: number, min = 0) =>
  z.string().check(z.overwrite(withoutControls), z.trim(), z.minLength(min), z.maxLength(max));

/** As typed: each character a reader sees may carry marks, and what nobody sees is folded away. */
const NAME_TYPED_AT_MOST = 8 * NAME_LENGTH_AT_MOST;

/**
 * The name of a person, in its one spelling from here on (domain/person/name.ts). Whether it is a name the procedure decides
 * and says why not: one that was stored by an older rule is no obstacle to what does not change it.
 */
export const personName = z.string().check(z.maxLength(NAME_TYPED_AT_MOST), z.overwrite(foldName));

/**
 * What somebody looks for, as a keyboard or a clipboard gives it: whatever is no letter and no number is folded away
 * (domain/kernel/search.ts), so nothing in it is refused but its length.
 */
export const searchText = z.optional(z.string().check(z.maxLength(200)));

/**
 * A password wherever one is sent: compared as typed, without trimming. Longer than any that may be set, so that a new one
 * is judged by its rule (domain/person/password.ts) and whatever was accepted can be used to sign in.
 */
export const password = z.string().check(z.minLength(1), z.maxLength(200));

/** A mobile number as somebody types it: with blanks, dashes or +86. */
export const typedPhone = z.string().check(z.maxLength(30), z.overwrite(normalisePhone));

/** What proves that a phone number is the caller's own: the code of WeChat's phone button, or a number and the code that was sent there by SMS (`phone.sendCode`). */
export const phoneProof = z.union([
  z.string().check(z.minLength(1), z.maxLength(200)),
  z.strictObject({ phone: typedPhone, code: z.string().check(z.regex(/^\d{6}$/)) }),
]);

/** The code of an invitation, however it was written down; whether there is one the procedure says. */
export const invitationCode = z.string().check(z.minLength(1), z.maxLength(100), z.overwrite(foldInvitationCode));

/** The pass of a paired display, and the code under which it was paired (domain/attendance/display.ts). */
export const displayPass = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{32}$/));
export const displayCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/));

/** Paging by an opaque cursor: the key of the last row, made and read by the server alone. */
export const pageInput = {
  cursor: z.optional(z.string().check(z.maxLength(300))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
};
/** A page of rows; without `nextCursor` it was the last one. */
export const pageOf = <Row extends z.ZodMiniType>(row: Row) =>
  z.strictObject({ rows: z.array(row), nextCursor: z.optional(z.string()) });

/**
 * How many are in each state, whatever is searched for. Given with the first page of a list without a search alone: a page that
 * is searched or scrolled on has them already, and each state is a count of the database.
 */
export const tabCounts = <const State extends string>(states: readonly State[]) =>
  z.nullable(z.record(z.enum(states), count));

/** The codes of a list of the domain as an enumeration: one list, one place. */
export const codesOf = <const Code extends string>(list: readonly { readonly code: Code }[]) =>
  z.enum(list.map(({ code }) => code));

export const creditLevel = codesOf(creditLevels);
export const track = codesOf(tracks);
export const activityForm = codesOf(activityForms);
export const documentKind = codesOf(documentKinds);
export const professionalTitle = codesOf(professionalTitles);
export const specialty = codesOf(specialties);
export const education = codesOf(educations);
export const gender = codesOf(genders);
/** Of a person's document; left out where it is the resident's card. */
export const identityDocument = z.optional(codesOf(identityDocuments));
/** The number of a person's document, as it is typed: what stands between its parts included. */
export const documentNumber = z.string().check(z.maxLength(30));
export const ok = z.strictObject({});
export const decision = z.enum(['approve', 'return']);
/** A decision that was made: the reason given, '' when there was none, and the name of who decided. */
export const reviewOutput = z.strictObject({ decision, reason: z.string(), at: instant, by: z.string() });

/** A file id of the cloud's storage, of an upload or of a file that is kept. */
export const fileId = z
  .string()
  .check(z.regex(/^cloud:\/\/[A-Za-z0-9._-]+\/(uploads|kept)\/[A-Za-z0-9_./-]+$/), z.maxLength(300));

/** A file that a phone has uploaded to the path it was given (`upload.ticket`). What is inside, the server sees for itself. */
export const file = z.strictObject({ fileId, fileName: text(120, 1) });

/** SHA-256 in hex. */
export const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** What the server knows of a file that was handed in; digest and type are missing in what is older than that. */
export const fileFacts = {
  fileName: z.string(),
  sizeBytes: z.int(),
  uploadedAt: instant,
  digest: z.optional(digest),
  type: z.optional(z.enum(fileTypes)),
  /** Of a PDF. */
  pages: z.optional(z.int()),
};
/** An address under which a file can be opened for some time. */
export const fileAddress = { url: z.string(), fileName: z.string(), type: z.optional(z.enum(fileTypes)) };
export type FileRef = z.infer<typeof file>;

/** So many rows a home shows of a list that has a page of its own. */
export const HOME_ROWS = 3;
