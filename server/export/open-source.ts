import type { Database } from '../data/database';
import { openAnalysis } from './analysis-source';
import { openExamItems } from './exam-items-source';
import { openExamResults, openPeople } from './people-sources';
import { openRecords } from './records-source';
import { openGranted } from './round-sources';
import type { Exported, ExportSource } from './source';

/** What is exported, for the institution whose it has to be. @throws Refusal `notFound` */
export function openSource(db: Database, institutionId: string, what: Exported): Promise<ExportSource> {
  switch (what.kind) {
    case 'records':
      return openRecords(db, institutionId, what);
    case 'analysis':
    case 'eligible':
      return openAnalysis(db, institutionId, what);
    case 'granted':
    case 'outcomes':
      return openGranted(db, institutionId, what);
    case 'examResults':
      return openExamResults(db, institutionId, what);
    case 'examItems':
      return openExamItems(db, institutionId, what);
    case 'people':
      return openPeople(db, institutionId, what);
  }
}
