/**
 * What the project is made of besides its own code: pinned, licensed so that anybody may pass it on, and without scripts that run when it is
 * installed, but for those that were looked at. `npm audit` asks the registry for known faults; it needs a connection to it.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  readonly os?: readonly string[];
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>;
const packages = Object.entries(read('package-lock.json').packages as Record<string, Locked>).filter(
  ([name]) => name !== '',
);
const shipped = packages.filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional);
const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '');

/** Of what is shipped: they ask for no more than that the licence is passed on, as `licences.md` of the built site does. */
const LICENCES = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0'];

it('names one version of each', () => {
  const versions = Object.entries({ ...dependencies, ...devDependencies });
  expect(versions.length).toBeGreaterThan(30);
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  for (const [name, version] of versions)
    expect(packages.find(([path]) => path === `node_modules/${name}`)?.[1].version).toBe(version);
});

it('ships what may be passed on', () => {
  expect(shipped.length).toBeGreaterThan(40);
  expect(shipped.filter(([, { license }]) => !LICENCES.includes(license ?? ''))).toEqual([]);
});

it('lets few run scripts when they are installed', () => {
  // protobufjs: compares its version with others' and tells. esbuild: checks that the binary for this machine is there.
  const withScripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  expect([...new Set(withScripts)].sort()).toEqual(['esbuild', 'protobufjs']);
});

it('knows the hash of each, but of linters for other machines', () => {
  const without = packages.filter(([, { integrity }]) => integrity === undefined);
  expect(without.filter(([path, { optional }]) => !optional || !nameOf(path).startsWith('@oxlint/'))).toEqual([]);
  for (const [, { integrity }] of packages) if (integrity !== undefined) expect(integrity).toMatch(/^sha512-/);
});
