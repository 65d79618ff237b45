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

/** Of what is shipped: they ask for no more than that the licence is passed on, as `licences.txt` of the built site does. */
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

/**
 * From these versions on what was known of them in public advisories in November 2026 is mended. React's are
 * of parts for servers, CodeMirror's of version 5: neither is here.
 */
const MENDED: Readonly<Record<string, readonly number[]>> = {
  // GHSA-xq3m-2v4x-88gg, GHSA-75px-5xx7-5xc7, GHSA-f38q-mgvj-vph7 and others up to 7.6.4. Of onnx-proto, which tests write models with, 6.x was replaced.
  protobufjs: [7, 6, 5],
  // GHSA-c2c7-rcm5-vvqj, GHSA-3v7f-55p6-f55p
  picomatch: [4, 0, 4],
  // GHSA-2v37-7h3g-55p8
  nanoid: [3, 3, 17],
  // GHSA-fxqj-rqcc-2cmp
  postcss: [8, 5, 26],
  // GHSA-4w7w-66w2-5vf9, GHSA-v2wj-q39q-566r, GHSA-p9ff-h696-f583
  vite: [8, 0, 5],
  // GHSA-36jr-mh4h-2g58
  'd3-color': [3, 1, 0],
  // GHSA-5j98-mcp5-4vw2, of a package that it had before
  sucrase: [3, 35, 1],
  // GHSA-67mh-4wv8-2f99
  esbuild: [0, 25, 0],
};

it('has none that is known to be broken and was mended since', () => {
  for (const [name, least] of Object.entries(MENDED)) {
    const versions = packages.filter(([path]) => nameOf(path) === name).map(([, { version = '' }]) => version);
    expect(versions, name).not.toEqual([]);
    for (const version of versions) {
      const parts = version.split('.').map(Number);
      const first = parts.findIndex((part, i) => part !== least[i]);
      expect(first < 0 || parts[first] > least[first], `${name} ${version}`).toBe(true);
    }
  }
});
