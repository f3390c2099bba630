import * as z from 'zod/mini';
import { defineCall, readers } from '../../define-call';
import {
  count,
  creditHundredths,
  creditLevel,
  day,
  hourTenths,
  id,
  pageInput,
  pageOf,
  searchText,
  year,
} from '../../common';

/** What the catalogue fixes and every screen of a project shows (M6). */
export const entryFigures = {
  catalogueEntryId: id,
  projectNumber: z.string(),
  title: z.string(),
  creditLevel,
  creditHundredths,
  hourTenths,
};

export const catalogueList = defineCall({
  name: 'catalogue.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  /** `search` is part of a project number or of a title (M6). */
  input: z.strictObject({ year: z.optional(year), search: searchText, ...pageInput }),
  output: z.strictObject({
    ...pageOf(
      z.strictObject({
        ...entryFigures,
        year,
        plannedBegin: z.nullable(day),
        plannedEnd: z.nullable(day),
        /** Tenths of a day, as the catalogue has it (M5). */
        plannedDayTenths: z.nullable(z.int()),
        /** How often this entry has been made into a project already. */
        timesHeld: count,
      }),
    ).shape,
    /** Whom to call about an entry that is missing: with the first page, where the centre has a number on file. */
    contact: z.nullable(z.strictObject({ name: z.string(), contactName: z.string(), contactPhone: z.string() })),
  }),
  errors: [],
});
