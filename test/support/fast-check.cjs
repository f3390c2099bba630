/**
 * What a test gets as `fast-check`: the library, with the seed of this run. `npm test` has one seed, so that the same tree gives the
 * same answer everywhere; `npm run properties` draws others and says which.
 */
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

const SEED_OF_THE_TESTS = 20_251_130;
const seed = Number(process.env.PROPERTY_SEED ?? SEED_OF_THE_TESTS);
if (!Number.isInteger(seed)) throw new Error('PROPERTY_SEED is no whole number');
fc.configureGlobal({ seed });
module.exports = fc;
