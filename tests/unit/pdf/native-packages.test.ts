/** The engine's native libraries: which machine gets which package, by the lock file that installs them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { ableCompiler, nativePackage, type NativeCompiler } from '../../../electron/export/pdf/typst-native.ts';

interface Locked {
  readonly version: string;
  readonly license: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}
const json = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const { packages } = json('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const { optionalDependencies } = json('package.json') as {
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const locked = (name: string): Locked | undefined => packages[`node_modules/${name}`];

it('PD13 each machine that the app is built for has the native engine of its own as an optional part, of one version', () => {
  const machines = ['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64'];
  const { version } = locked('@myriaddreamin/typst-ts-web-compiler') ?? { version: '' };
  const names = machines.map((machine) => {
    const [platform = '', processor = ''] = machine.split('-');
    const name = nativePackage(platform, processor) ?? '';
    expect([machine, optionalDependencies[name]]).toEqual([machine, version]);
    expect(locked(name)).toMatchObject({
      ...{ version, license: 'Apache-2.0', optional: true },
      ...{ os: [platform], cpu: [processor] },
    });
    return name;
  });
  expect(Object.keys(optionalDependencies).sort()).toEqual(names.sort());
  expect(nativePackage('freebsd', 'x64')).toBeNull();
});

it('PD13 a native engine that begins and then can set no line is as one that isn’t there', () => {
  const made = (compile: NativeCompiler['compile']): NativeCompiler => ({
    addSource: () => undefined,
    mapShadow: () => undefined,
    compile,
    pdf: () => Buffer.of(),
    evictCache: () => undefined,
  });
  const answer = (result: object | null) => () => ({ result, hasError: () => result === null, takeError: () => null });
  const able = (create: () => NativeCompiler): boolean => ableCompiler({ NodeCompiler: { create } }, []) !== null;
  const fails = (): never => {
    throw new Error('not on this machine');
  };
  expect([able(() => made(answer({}))), able(() => made(answer(null)))]).toEqual([true, false]);
  expect([able(() => made(fails)), able(fails)]).toEqual([false, false]);
});
