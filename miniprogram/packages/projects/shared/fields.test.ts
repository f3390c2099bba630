import { fieldRow, showField, type FieldKind, type FieldRow, type FieldSpec } from './fields';

const spec = (kind: FieldKind, change: Partial<FieldSpec<string>> = {}): FieldSpec<string> => ({
  key: 'venue',
  label: '举办地点',
  kind,
  ...change,
});
const options = [
  { code: 'male', label: '男' },
  { code: 'female', label: '女' },
];

describe('a field of a form', () => {
  it('shows a choice by its label and knows its line in the list', () => {
    const row = fieldRow(spec('select', { options }), 'female');
    expect([row.shown, row.index, row.labels[0]]).toEqual(['女', 2, '不填']);
    expect(fieldRow(spec('select', { options }), '').index).toBe(0);
  });

  it('says a number with its unit, and nothing without a number', () => {
    expect(fieldRow(spec('digit', { unit: '学时' }), '6.0').shown).toBe('6.0 学时');
    expect(fieldRow(spec('digit', { unit: '学时' }), '').shown).toBe('');
  });

  it('asks for a starred field and leaves the others to the user', () => {
    expect(fieldRow(spec('text', { required: true }), '').placeholder).toBe('请填写');
    expect(fieldRow(spec('text'), '').placeholder).toBe('选填');
    expect(fieldRow(spec('text'), '', { lockedNote: '审核中，不能改' })).toMatchObject({
      locked: true,
      placeholder: '未填',
    });
  });

  /** What a page with this one field writes when it is changed. */
  function written(before: FieldRow, after: FieldRow): Record<string, unknown> {
    const patch: Record<string, unknown> = {};
    const setAt = (path: string, value: unknown) => void (patch[path] = value);
    showField({ data: { sections: [{ rows: [before] }] }, setAt }, after);
    return patch;
  }

  it('is written back when chosen, and left alone while typed', () => {
    expect(written(fieldRow(spec('text'), ''), fieldRow(spec('text'), '长沙'))).toEqual({});
    const chosen = fieldRow(spec('select', { options }), 'male');
    expect(written(fieldRow(spec('select', { options }), ''), chosen)).toEqual({ 'sections[0].rows[0]': chosen });
  });

  it('loses its error when it is typed anew', () => {
    const wrong = fieldRow(spec('text'), '', { error: '必填' });
    expect(written(wrong, fieldRow(spec('text'), '长'))).toEqual({ 'sections[0].rows[0].error': '' });
  });
});
