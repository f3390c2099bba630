/** The layers: domain ← contract ← server ← cloudfunctions; the phone sees domain and contract; local knows none of them. */
const own = '^(domain|contract|server|cloudfunctions|miniprogram|local|web|sample|scripts|test|bench)/';
const test = '\\.test\\.ts$';

/** The areas of the product, the same names on every floor. Each imports only those before it. */
const areas = require('./scripts/areas.json');
const inOrder = (floor) =>
  areas.slice(0, -1).map((area, index) => ({
    name: `${floor.replace('/', '-')}-${area}-imports-only-earlier-areas`,
    severity: 'error',
    from: { path: `^${floor}/${area}/`, pathNot: test },
    to: { path: `^${floor}/(${areas.slice(index + 1).join('|')})/` },
  }));

module.exports = {
  forbidden: [
    ...inOrder('domain'),
    ...inOrder('contract/calls'),
    ...inOrder('server/procedures'),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^domain/', pathNot: test },
      // Chance that follows from a seed is as pure as a sum.
      to: { pathNot: '^(domain/|node_modules/pure-rand/)' },
    },
    {
      name: 'contract-sees-domain',
      severity: 'error',
      from: { path: '^contract/', pathNot: test },
      to: { path: own, pathNot: '^(contract|domain)/' },
    },
    {
      name: 'contract-libraries',
      severity: 'error',
      from: { path: '^contract/', pathNot: test },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '^node_modules/zod/' },
    },
    {
      name: 'server-below-cloudfunctions',
      severity: 'error',
      from: { path: '^server/', pathNot: test },
      to: { path: own, pathNot: '^(server|contract|domain)/' },
    },
    {
      name: 'pdfs-apart',
      comment: 'Their library and its font are several megabytes: nothing that has to start fast may reach them.',
      severity: 'error',
      from: { path: '^cloudfunctions/(attendance|api)/' },
      to: { path: '^server/pdf/', reachable: true },
    },
    {
      name: 'sdk-in-one-place',
      comment: 'Besides the one adapter, the probe that asks the real SDK what the local cloud must answer.',
      severity: 'error',
      from: { pathNot: '^(cloudfunctions/|test/conformance/support/probe\\.ts$)' },
      to: { path: '^node_modules/wx-server-sdk/' },
    },
    {
      name: 'phone-sees-domain-and-contract',
      severity: 'error',
      from: { path: '^miniprogram/', pathNot: test },
      to: { path: own, pathNot: '^(miniprogram|domain|contract)/' },
    },
    {
      name: 'web-pages-are-the-phone-in-a-browser',
      comment: 'They show what a page of the phone shows, by the same rules; of the contract they take types.',
      severity: 'error',
      from: { path: '^web/', pathNot: test },
      to: { path: own, pathNot: '^(web|miniprogram|domain|contract)/' },
    },
    {
      name: 'phone-loads-no-schemas',
      comment: "Types of the contract cost nothing; its schemas are the server's to check.",
      severity: 'error',
      from: { path: '^miniprogram/', pathNot: test },
      to: { path: '^contract/(index|common|define-call|envelope|calls/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'subpackage-keeps-to-itself',
      comment:
        'The other one may not be on the phone yet: what both need lies in the main package. Types cost nothing.',
      severity: 'error',
      from: { path: '^miniprogram/packages/([^/]+)/', pathNot: test },
      to: {
        path: '^miniprogram/packages/',
        pathNot: '^miniprogram/packages/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'main-package-stands-alone',
      comment: 'It is there before any subpackage.',
      severity: 'error',
      from: { path: '^miniprogram/(?!packages/)', pathNot: test },
      to: { path: '^miniprogram/packages/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'local-knows-no-education',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(domain|contract|server|cloudfunctions|miniprogram|sample)/' },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: '^(domain|contract|server|cloudfunctions|miniprogram|local|sample)/', pathNot: test },
      to: { path: `^(test|bench)/|${test}` },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(domain|contract|server|cloudfunctions)/', pathNot: '\\.(test|d)\\.ts$' },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.local|coverage)/|/fixture/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
