import { labelOf } from '../../domain/kernel/enumeration';
import { formatHourTenths } from '../../domain/kernel/amount';
import { dayOf } from '../../domain/kernel/time';
import { educations, professionalTitles, specialties } from '../../domain/person/profession';
import type { RegistrationState } from '../../domain/person/registration';
import type { Database } from '../data/database';
import type { ExamResult, Person } from '../data/documents';
import { countResults, listResults } from '../data/exams';
import type { Page, PageRequest } from '../data/paging';
import { howManyListed, listPersons } from '../data/persons';
import { batchOf, findOwnProject } from '../data/projects';
import { rowBy, whoColumns, type Column, type ExportSource, type OpenSource } from './source';

const AT_ONCE = 500;
/** Behind the last page. */
const END = 'end';

/** The rows of a list that is read page by page. */
export const pages = <Row>(
  list: (request: PageRequest) => Promise<Page<Row>>,
  rowOf: (row: Row) => string[],
): ExportSource['portions'] =>
  async function* portions(place) {
    if (place === END) return;
    let cursor = place === '' ? undefined : place;
    do {
      const page: Page<Row> = await list({ cursor, limit: AT_ONCE });
      cursor = page.nextCursor;
      yield { rows: page.rows.map(rowOf), read: page.rows.length, place: cursor ?? END };
    } while (cursor !== undefined);
  };

const resultColumns: readonly Column<ExamResult['who'] & { result: ExamResult }>[] = [
  ...whoColumns<ExamResult['who'] & { result: ExamResult }>(),
  { title: '作答次数', width: 8, valueOf: ({ result }) => String(result.attempts) },
  {
    title: '最高分',
    width: 8,
    // Tenths of a point are written as tenths of an hour are.
    valueOf: ({ result }) => (result.bestTenths < 0 ? '' : formatHourTenths(result.bestTenths)),
  },
  { title: '是否通过', width: 8, valueOf: ({ result }) => (result.passed ? '是' : '否') },
];

/** Who has begun the exam of a batch, the best first. */
export const openExamResults: OpenSource<'examResults'> = async (db, institutionId, { projectId, batchId }) => {
  const project = await findOwnProject(db, { projectId, institutionId });
  const { begin } = batchOf(project, batchId);
  const batch = { projectId, batchId };
  const rowOf = rowBy(resultColumns);
  return {
    name: '考试成绩',
    about: `${project.projectNumber}-${begin}`,
    projectId,
    columns: resultColumns,
    total: await countResults(db, batch),
    portions: pages(
      (request) => listResults(db, { batch, search: undefined, passed: undefined, request }),
      (result) => rowOf({ ...result.who, result }),
    ),
  };
};

const stateWords: Record<RegistrationState, string> = {
  pending: '待审核',
  approved: '已通过',
  returned: '已退回',
  left: '已离职',
};

const personColumns: readonly Column<Person>[] = [
  ...whoColumns<Person>(),
  { title: '职称', width: 12, valueOf: ({ professionalTitle }) => labelOf(professionalTitles, professionalTitle) },
  { title: '专业', width: 14, valueOf: ({ specialty }) => labelOf(specialties, specialty) },
  { title: '最高学历', width: 10, valueOf: ({ education }) => labelOf(educations, education) },
  { title: '医通卡号', width: 16, valueOf: ({ cardNumber }) => cardNumber ?? '' },
  { title: '证件号码', width: 22, valueOf: ({ nationalIdMasked }) => nationalIdMasked },
  { title: '注册状态', width: 10, valueOf: ({ state }) => stateWords[state] },
  { title: '提交日期', width: 12, valueOf: ({ submittedAt }) => dayOf(submittedAt) },
];

/** The institution's own people. The card number is theirs to see; the number of the document stays masked, the phone is not in it. */
export const openPeople: OpenSource<'people'> = async (db, institutionId) => ({
  name: '本单位人员',
  about: '全部',
  projectId: undefined,
  columns: personColumns,
  total: await peopleOf(db, institutionId),
  portions: pages((request) => listPersons(db, { institutionId, order: 'name' }, request), rowBy(personColumns)),
});

async function peopleOf(db: Database, institutionId: string): Promise<number> {
  const asked = howManyListed({ institutionId });
  if (!asked) return 0;
  const { total } = await db.together({ collection: 'institutions', id: institutionId }, { total: asked });
  return total;
}
