import fc from 'fast-check';
import { aProjectDetail } from '../../test/support/project-detail';
import { answered, areObjections, objectionAt, placesOf } from './objections';

const project = aProjectDetail();
const digest = (letter: string) => letter.repeat(64);
const version = { ...project, documents: [{ kind: 'agenda' as const, digest: digest('a') }] };

describe('objections to a project', () => {
  it('stand at a document, a field, a course or a batch that is there', () => {
    const at = (place: string) => areObjections([{ at: place, reason: '请补充完整' }], project);
    expect(['documents.agenda', 'form.venue', 'courses.c1', 'batches.b1'].map(at)).toEqual([true, true, true, true]);
    expect(['documents.poster', 'form.title', 'courses.c9', 'batches.', 'form.__proto__'].map(at)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });

  it('want a reason somebody can work with, one for each place', () => {
    expect(areObjections([{ at: 'form.venue', reason: '不行 ' }], project)).toBe(false);
    const twice = [
      { at: 'form.venue', reason: '请写到会议室' },
      { at: 'form.venue', reason: '请写明楼层' },
    ];
    expect(areObjections(twice, project)).toBe(false);
    expect(areObjections([], project)).toBe(true);
    expect(objectionAt(twice, 'form.venue')).toBe('请写到会议室');
    expect(objectionAt(undefined, 'form.venue')).toBe('');
  });

  it('are answered by a change of that very place, or by another file', () => {
    const objections = [
      { at: 'documents.agenda', reason: '日程表没有盖章' },
      { at: 'form.venue', reason: '请写到会议室' },
      { at: 'batches.b1', reason: '与通知的日期不一致' },
      { at: 'courses.c1', reason: '请补充主讲人' },
    ];
    const changedOf = (now: typeof version) => answered(objections, version, now).map(({ changed }) => changed);
    expect(changedOf(version)).toEqual([false, false, false, false]);
    expect(changedOf({ ...version, form: { ...version.form, venue: '三楼会议室' } })).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(changedOf({ ...version, documents: [{ kind: 'agenda', digest: digest('b') }] })).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(changedOf({ ...version, courses: [] })).toEqual([false, false, false, true]);
    expect(
      changedOf({ ...version, batches: version.batches.map((batch) => ({ ...batch, end: '2025-12-09' })) }),
    ).toEqual([false, false, true, false]);
  });

  it('may stand at every place that there is, and at nothing else', () => {
    const places = placesOf(project);
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...places), fc.string()), (at) => {
        return areObjections([{ at, reason: '请核对后再提交' }], project) === places.includes(at);
      }),
    );
  });
});
