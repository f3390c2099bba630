const { availableParallelism } = require('node:os');

/** Unit and procedure tests. The browser journey has its own runner: it needs one Chromium and one order. */
module.exports = {
  testEnvironment: 'node',
  // A suite with a cloud of its own starts real functions; a busy machine takes its time. Nothing waits for this limit but
  // what hangs, so it is far away.
  testTimeout: 240_000,
  // Jest leaves one core to itself, which on two cores is one worker; but its own process only waits (336 s with one, 219 s
  // with two).
  maxWorkers: Math.max(2, availableParallelism() - 1),
  roots: [
    '<rootDir>/domain',
    '<rootDir>/contract',
    '<rootDir>/server',
    '<rootDir>/cloudfunctions',
    '<rootDir>/miniprogram',
    '<rootDir>/local',
    '<rootDir>/scripts',
    '<rootDir>/test',
    '<rootDir>/bench',
  ],
  testMatch: ['**/*.test.ts'],
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  transform: {
    '^.+\\.[tj]sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // As the bundle of the function `face` has it (scripts/build/functions.ts).
  moduleNameMapper: {
    '^@tensorflow/tfjs$': '<rootDir>/server/face/tfjs.ts',
    '^fast-check$': '<rootDir>/test/support/fast-check.cjs',
  },
  transformIgnorePatterns: ['/node_modules/(?!(mingo|bson|pixelmatch|@tensorflow/tfjs-core/dist)/)'],
};
