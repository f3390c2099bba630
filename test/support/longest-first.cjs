const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

/**
 * Suites that take longest, the longest first. Jest remembers how long suites took, but a clean checkout has no memory: a long one
 * that is begun last is waited for alone.
 */
const LONGEST = [
  'scripts/new/new.test.ts',
  'test/faults/faults.test.ts',
  'test/security/hostile-input.test.ts',
  'test/security/keys.test.ts',
  'server/data/lists.test.ts',
  'server/procedures/attendance/attendance/cap.test.ts',
  'test/faults/grant-job.test.ts',
  'scripts/check-miniprogram.test.ts',
  'server/procedures/credit/materials/materials.test.ts',
  'server/procedures/person/registration/registration-burst.test.ts',
  'server/files/files.test.ts',
  'server/files/look-into.test.ts',
  'scripts/check/templates/real-pages.test.ts',
].map((file) => path.join(root, file));

for (const file of LONGEST)
  if (!fs.existsSync(file)) throw new Error(`${__filename} names a suite that is not there: ${file}`);

/** Where a suite stands: the longest by name, all others behind them, the largest file first. */
const place = ({ path: file }) => {
  const rank = LONGEST.indexOf(file);
  return rank < 0 ? LONGEST.length : rank;
};

/** What jest asks of a sequencer; nothing is remembered. */
module.exports = class LongestFirst {
  sort(tests) {
    const sizes = new Map([...tests].map((test) => [test, fs.statSync(test.path).size]));
    return [...tests].sort((a, b) => place(a) - place(b) || sizes.get(b) - sizes.get(a));
  }

  allFailedTests(tests) {
    return tests;
  }

  shard(tests, { shardIndex, shardCount }) {
    return [...tests].filter((_, index) => index % shardCount === shardIndex - 1);
  }

  cacheResults() {}
};
