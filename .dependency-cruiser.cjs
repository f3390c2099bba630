/** The layers: domain ← contract ← server ← cloudfunctions; the phone sees domain and contract; local knows none of them. */
const own = '^(domain|contract|server|cloudfunctions|miniprogram|local|sample|scripts|test|bench)/';
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'contract-sees-domain',
      severity: 'error',
      from: { path: '^contract/', pathNot: '\\.test\\.ts$' },
      to: { path: own, pathNot: '^(contract|domain)/' },
    },
    {
      name: 'contract-libraries',
      severity: 'error',
      from: { path: '^contract/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '^node_modules/zod/' },
    },
    {
      name: 'server-below-cloudfunctions',
      severity: 'error',
      from: { path: '^server/', pathNot: '\\.test\\.ts$' },
      to: { path: own, pathNot: '^(server|contract|domain)/' },
    },
    {
      name: 'sdk-in-one-place',
      severity: 'error',
      from: { pathNot: '^cloudfunctions/' },
      to: { path: '^node_modules/wx-server-sdk' },
    },
    {
      name: 'collections-in-data',
      severity: 'error',
      from: { path: '^(miniprogram|local)/' },
      to: { path: '^(server|cloudfunctions)/' },
    },
    {
      name: 'phone-sees-domain-and-contract',
      severity: 'error',
      from: { path: '^miniprogram/', pathNot: '\\.test\\.ts$' },
      to: { path: own, pathNot: '^(miniprogram|domain|contract)/' },
    },
    {
      name: 'local-knows-no-education',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(domain|contract|server|cloudfunctions|sample)/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(domain|contract|server|cloudfunctions)/', pathNot: '\\.(test|d)\\.ts$' },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^(domain|contract|server|cloudfunctions|miniprogram)/' },
      to: { couldNotResolve: true, pathNot: '^tdesign-miniprogram/' },
    },
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
