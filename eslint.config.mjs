import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Rules are given the time and the chance: nothing in domain/ may look at a clock or roll a die. */
const impure = [
  { object: 'Date', property: 'now', message: 'domain/ takes time as an argument.' },
  { object: 'Math', property: 'random', message: 'domain/ takes randomness as an argument.' },
];

/** Collection names are known to server/data/ alone. */
const collectionNames = [
  {
    selector:
      'CallExpression[callee.property.name=/^(get|getMany|find|count|add|put|update|updateWhere|remove|removeWhere)$/][callee.object.name=/^(db|tx)$/] > Literal',
    message: 'Collection names live in server/data/ alone.',
  },
  {
    selector:
      "CallExpression[callee.property.name=/^(get|getMany|find|count|add|put|update|updateWhere|remove|removeWhere)$/][callee.object.property.name='db'] > Literal",
    message: 'Collection names live in server/data/ alone.',
  },
];

/** Whoever refuses through `context.refuse` gives what the contract of the call declares: the compiler sees to it. */
const undeclaredRefusals = [
  { selector: "NewExpression[callee.name='Refusal']", message: 'Refuse through context.refuse, or refuse().' },
  { selector: "ImportSpecifier[imported.name='refuseWithAny']", message: 'For the way in (server/call/) alone.' },
];

/**
 * A promise of WeChat's that nobody waits for is an unhandled rejection as soon as WeChat fails it. What a touch does goes through
 * `this.run`, which tells a failure; what is shown in passing goes through miniprogram/services/passing.ts.
 */
const leftOpen = [
  {
    selector: "UnaryExpression[operator='void'] > CallExpression[callee.object.name='wx']",
    message: 'Show it through services/passing.ts, or await it within this.run.',
  },
  {
    selector:
      "UnaryExpression[operator='void'] > CallExpression[callee.name=/^(open|replace|backTo|leave|restartAt|tell|ask|dial|sheet)$/]",
    message: 'It can fail: `void this.run(name, () => …)` tells so.',
  },
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.local', 'coverage', 'local/phone/fixture', 'scripts/check/templates/fixture'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    // What needs types is asked by oxlint (.oxlintrc.json), in an eighth of the time.
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Written by a command, one line a call.
    files: ['contract/client-table.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'domain/ takes time as an argument.',
        },
      ],
    },
  },
  {
    files: ['server/**/*.ts', 'cloudfunctions/**/*.ts'],
    ignores: ['server/call/**', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...undeclaredRefusals, ...collectionNames] },
  },
  {
    files: ['server/data/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...undeclaredRefusals] },
  },
  {
    files: ['server/call/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...collectionNames] },
  },
  {
    files: ['miniprogram/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'window', 'document', 'localStorage', 'fetch'] },
  },
  {
    files: ['miniprogram/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...leftOpen] },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals: globals.node },
  },
);
