import { CloudError } from '../errors';
import { applyUpdate } from './update';

function updated(document: Record<string, unknown>, update: Record<string, unknown>): Record<string, unknown> {
  const copy = structuredClone(document);
  applyUpdate(copy, update);
  return copy;
}

describe('update operators', () => {
  it.each([
    [{ $inc: { n: 2 } }, { n: 3 }],
    [{ $inc: { 'deep.new': 2 } }, { deep: { new: 2 } }],
    [{ $mul: { n: 4 } }, { n: 4 }],
    [{ $mul: { missing: 4 } }, { missing: 0 }],
    [{ $set: { 'list.1': 'x' } }, { list: [1, 'x'] }],
    [{ $unset: { 'nothing.deep': '' } }, { nothing: null }],
    [{ $push: { list: { $each: [3, 4] } } }, { list: [1, 2, 3, 4] }],
    [{ $addToSet: { list: 2 } }, { list: [1, 2] }],
    [{ $pull: { list: 1 } }, { list: [2] }],
    [{ $pop: { list: -1 } }, { list: [2] }],
    [{ $rename: { n: 'm' } }, { m: 1 }],
    [{ $max: { n: 5 } }, { n: 5 }],
    [{ $min: { n: 0 } }, { n: 0 }],
  ])('%j gives %j', (update, expected) => {
    expect(updated({ n: 1, list: [1, 2], nothing: null }, update)).toMatchObject(expected);
  });

  it('$unset takes a field away', () => {
    expect(updated({ n: 1, m: 2 }, { $unset: { n: '' } })).toEqual({ m: 2 });
  });
});

describe('what mingo would pass over in silence and the cloud refuses', () => {
  it.each([
    ['counting on a text', { $inc: { text: 1 } }, 'non-numeric type'],
    ['counting on null', { $inc: { nothing: 1 } }, 'non-numeric type'],
    ['counting by a text', { $inc: { n: '1' } }, 'non-numeric argument'],
    ['pushing on a number', { $push: { n: 1 } }, 'must be an array'],
    ['adding to a set that is null', { $addToSet: { nothing: 1 } }, 'must be an array'],
    ['a path through a number', { $set: { 'n.deep': 1 } }, "Cannot create field 'deep'"],
    ['a path through null', { $set: { 'nothing.deep': 1 } }, "Cannot create field 'deep'"],
    ['a named field of an array', { $set: { 'list.name': 1 } }, "Cannot create field 'name'"],
    ['a new id', { $set: { _id: 'other' } }, 'immutable'],
    ['two operators on one path', { $set: { n: 1 }, $inc: { n: 1 } }, 'conflict'],
    ['operators on a path and inside it', { $set: { obj: {}, 'obj.x': 1 } }, 'conflict'],
    ['an unknown operator', { $where: { n: 1 } }, 'unknown update operator'],
    ['an operator in a stored value', { $set: { n: { $gt: 1 } } }, 'dollar'],
    ['an empty step in a path', { $set: { 'a..b': 1 } }, 'empty field name'],
  ])('refuses %s and leaves the document as it was', (_what, update, message) => {
    const document = { _id: 1, n: 1, text: 'x', nothing: null, list: [1], obj: { x: 0 } };
    const before = structuredClone(document);
    expect(() => applyUpdate(document, update)).toThrow(CloudError);
    expect(() => applyUpdate(document, update)).toThrow(message);
    expect(document).toEqual(before);
  });
});
