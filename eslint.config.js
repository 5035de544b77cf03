import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { types } from './tools/types-rule.mjs';

export default tseslint.config(
  // No comment in a file turns off what is checked in it.
  { linterOptions: { noInlineConfig: true } },
  { ignores: ['dist/**', 'release/**', 'node_modules/**', 'test-results/**'] },
  ...tseslint.configs.strictTypeChecked,
  // Each layer's files with that layer's types, so that a layer can be read by itself.
  ...['shared', 'electron', 'renderer', 'tests'].map((layer) => ({
    files: [`${layer}/**/*.{ts,tsx}`],
    languageOptions: {
      parserOptions: { project: `${layer}/tsconfig.json`, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { types: { rules: { types } } },
    rules: { 'types/types': 'error' },
  })),
  {
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-base-to-string': ['error', { ignoredTypeNames: ['YText', 'Error', 'URL'] }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  // What runs in a browser may have come over plain http, in a meeting room: no secure context, and less of `crypto`.
  {
    files: ['renderer/**/*.{ts,tsx}', 'shared/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: ':matches(MemberExpression[property.name="randomUUID"], Property[key.name="randomUUID"])',
          message: 'Is missing where the page comes over plain http: use `uuidv4` of lib0/random.',
        },
        {
          selector: ':matches(MemberExpression[property.name="subtle"], Property[key.name="subtle"])',
          message: 'Is missing where the page comes over plain http: use `sha256Hex` of renderer/ui/sha256.ts.',
        },
      ],
    },
  },
  { files: ['renderer/ui/sha256.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['tests/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.d.mts', '*.config.ts', '*.config.js', '*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly' },
      parserOptions: { project: null, program: null },
    },
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'no-console': 'off' },
  },
);
