/** The arrows of ARCHITECTURE.md; `npm run lint` refuses an import against them. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('shared-is-pure', '^shared/', '^(electron|renderer)/', 'shared/ imports neither side'),
    { name: 'shared-no-node', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    only(
      'shared-no-platform',
      '^shared/',
      'node_modules/(electron|react|react-dom|lexical|@lexical|ws|better-sqlite3)/',
      '',
    ),
    only('renderer-not-electron', '^renderer/', '^electron/', 'the renderer talks to a host over the contract'),
    only('electron-not-renderer', '^electron/', '^renderer/', ''),
    only(
      'electron-only-in-shell',
      '^electron/(host|hub|store|services|import|export)/',
      'node_modules/electron/',
      'the host is plain Node',
    ),
    only(
      'shell-knows-no-host',
      '^electron/(shell|main\\.ts|preload\\.ts)',
      '^electron/(hub|store|services|import|export)/',
      '',
    ),
    only('store-at-the-bottom', '^electron/store/', '^electron/(host|hub|services|import|export|shell)/', ''),
    only('hub-not-above', '^electron/hub/', '^electron/(host|services|import|export|shell)/', ''),
    only(
      'import-reads-only',
      '^electron/import/',
      '^electron/(host|hub|store|services|export|shell)/',
      'a reader knows nothing of the project',
    ),
    only('services-not-above', '^electron/services/', '^electron/(host|shell)/', ''),
    {
      name: 'sql-only-in-store',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/store/' },
      to: { path: 'node_modules/better-sqlite3/' },
    },
    {
      name: 'features-apart',
      comment: 'Features do not import each other',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    },
    { name: 'no-lexical-in-shared', severity: 'error', from: { path: '^shared/' }, to: { path: 'lexical' } },
    only('ui-at-the-bottom', '^renderer/ui/', '^renderer/(app|editor|features)/', ''),
    // `mdast` is a name of types alone.
    { name: 'no-orphan-imports', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^mdast$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
