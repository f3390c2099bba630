import { aProjectDetail } from '../../../../test/support/project-detail';
import { FormInWork } from './form-in-work';

const draft = aProjectDetail({ state: 'draft', timesSubmitted: 0 });
const venueIn = (work: FormInWork) => work.toSave().form.venue;

describe('a form in work', () => {
  it('keeps what was typed when a newer version comes, and takes the rest of it', () => {
    const work = new FormInWork(draft);
    work.type('venue', '第二报告厅');
    work.take({ ...draft, revision: 2, form: { ...draft.form, contactName: '王芳' } });
    const { form, revision } = work.toSave();
    expect([form.venue, form.contactName, revision]).toEqual(['第二报告厅', '王芳', 2]);
  });

  it('shows what is saved where nothing can be saved any more', () => {
    const work = new FormInWork(draft);
    work.type('venue', '第二报告厅');
    work.take({ ...draft, state: 'submitted' });
    expect(venueIn(work)).toBe('学术报告厅');
  });

  it('counts nothing as typed once it is saved', () => {
    const work = new FormInWork(draft);
    work.type('venue', '第二报告厅');
    work.savedAs(2, work.toSave().form);
    work.take({ ...draft, revision: 3, form: { ...draft.form, venue: '第三报告厅' } });
    expect(venueIn(work)).toBe('第三报告厅');
  });

  it('loses an error at the field that is typed anew, and at no other', () => {
    const work = new FormInWork(draft);
    work.mark({ contactName: '必填', contactPhone: '必填' });
    expect(work.type('contactName', '王芳').error).toBe('');
    const errors = work.screen().sections.flatMap(({ rows }) => rows.filter(({ error }) => error !== ''));
    expect(errors.map(({ key }) => key)).toEqual(['contactPhone']);
  });

  it('belongs to one page: typing into it changes no other', () => {
    const [one, other] = [new FormInWork(draft), new FormInWork(draft)];
    one.type('venue', '第二报告厅');
    expect(venueIn(other)).toBe('学术报告厅');
  });
});
