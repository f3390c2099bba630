import { calls } from '../../contract';
import { fieldLabels, labels } from './field-labels';

/** A part of a schema, as far as this test walks it. */
interface Schema {
  def: {
    shape?: Record<string, Schema>;
    innerType?: Schema;
    element?: Schema;
    options?: Schema[];
  };
  safeParse: (value: unknown) => { success: boolean };
}

/** The fields of an input that take a text as a person types it: ids, codes and days take none. */
function typedFields(schema: Schema, field = ''): string[] {
  const { shape, innerType, element, options } = schema.def;
  if (shape) return Object.entries(shape).flatMap(([key, inner]) => typedFields(inner, key));
  const inner = [...(innerType ? [innerType] : []), ...(element ? [element] : []), ...(options ?? [])];
  if (inner.length > 0) return inner.flatMap((one) => typedFields(one, field));
  return schema.safeParse('随便写的几个字和十个字以上的话').success || schema.safeParse('430105199001010015').success
    ? [field]
    : [];
}

describe('the name of a field', () => {
  /** Of nothing that anybody types: made by phones and by us. */
  const made = ['cursor', 'fileId', 'id', 'key', 'photo', 'qrText', 'records'];

  it('is known for everything that people type', () => {
    const fields = Object.values(calls).flatMap(({ input }) => typedFields(input as unknown as Schema));
    const named = new Set(Object.keys(labels));
    expect(
      [...new Set(fields)].filter((field) => !named.has(field) && !made.includes(field) && !/Ids?$/.test(field)),
    ).toEqual([]);
    expect(fields).toEqual(expect.arrayContaining(['name', 'reason', 'search', 'topic']));
  });

  it('is that of the innermost part, said once', () => {
    expect(
      fieldLabels([{ field: 'form.remarks' }, { field: 'courses.2.topic' }, { field: 'courses.3.topic' }]),
    ).toEqual(['备注', '讲授题目']);
    expect(fieldLabels([{ field: 'somethingNew' }])).toEqual([]);
  });
});
