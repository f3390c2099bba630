import { startConformanceCloud, type ConformanceCloud } from './support/conformance-cloud';

let subject: ConformanceCloud;
beforeAll(async () => {
  subject = await startConformanceCloud();
});
afterAll(() => subject.close());

/** Sends a request of the SDK's protocol by hand, under the token of a running invocation. */
function send(body: Record<string, unknown>): Promise<{ code?: string; message?: string }> {
  return subject.inCloud(async (_sdk, given: Record<string, unknown>) => {
    const { URL } = JSON.parse(process.env['TCB_CONTEXT_CNFG'] ?? '{}') as { URL: string };
    const response = await fetch(URL, {
      method: 'POST',
      body: JSON.stringify({ ...given, wxCloudApiToken: process.env['WX_API_TOKEN'] }),
    });
    return (await response.json()) as { code?: string; message?: string };
  }, body);
}

const get = { action: 'database.getDocument', collectionName: 'items', queryType: 'WHERE' };
const add = { action: 'database.insertDocument', collectionName: 'items' };
const update = { action: 'database.modifyDocument', collectionName: 'items', query: '{"_id":"a"}', merge: true };
const nested = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;

it.each([
  ['a query that is no JSON', { ...get, query: '{' }],
  ['a query that is a list', { ...get, query: '[1]' }],
  ['an unknown query operator', { ...get, query: '{"_id":"a","n":{"$near":1}}' }],
  ['a script', { ...get, query: '{"_id":"a","$where":"while(true);"}' }],
  ['a broken regular expression', { ...get, query: '{"_id":{"$regularExpression":{"pattern":"(","options":""}}}' }],
  ['a prototype key', { ...get, query: '{"__proto__":{"x":1}}' }],
  ['an order that is no direction', { ...get, order: '{"_id":"up"}' }],
  ['a negative limit', { ...get, limit: -1 }],
  ['a skip that is no number', { ...get, offset: 'x' }],
  ['a collection that is no text', { ...get, collectionName: { $ne: 1 } }],
  ['a transaction that is no text', { ...get, transactionId: { $ne: 1 } }],
  ['a transaction of nobody', { ...get, transactionId: 'guess' }],
  ['a document with an operator', { ...add, data: ['{"_id":"x","a":{"$gt":1}}'] }],
  ['a document with a prototype key', { ...add, data: ['{"_id":"x","__proto__":{"admin":true}}'] }],
  ['a document that is too deep', { ...add, data: [nested] }],
  ['a document with an id that is an object', { ...add, data: ['{"_id":{"$ne":null}}'] }],
  ['a document with NaN', { ...add, data: ['{"_id":"x","n":{"$numberDouble":"NaN"}}'] }],
  ['documents that are no list', { ...add, data: '{"_id":"x"}' }],
  ['an update without operators', { ...update, data: '{"n":1}' }],
  ['an update with a script', { ...update, data: '{"$where":{"n":1}}' }],
  ['an aggregation without stages', { action: 'database.aggregateDocuments', collectionName: 'items' }],
  [
    'an aggregation that writes',
    {
      action: 'database.aggregateDocuments',
      collectionName: 'items',
      stages: [
        { stageKey: '$match', stageValue: '{"_id":"a"}' },
        { stageKey: '$out', stageValue: '"items"' },
      ],
    },
  ],
  ['an action that does not exist', { action: 'database.dropEverything' }],
])('refuses %s with a code of the cloud, and nothing of it is stored', async (_what, body) => {
  const answer = await send(body);
  expect(answer.code).toMatch(/^(DATABASE_REQUEST_FAILED|DATABASE_TRANSACTION_FAIL|INVALID_PARAM)$/);
  expect(answer.message).not.toContain('node_modules');
  expect(subject.cloud.store.count('items', {})).toBe(0);
});
