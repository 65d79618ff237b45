/** Rules about files as text. */
import { isCode, isTest, type Finding, type SourceFile } from './sources.ts';

const MAX_LINES = 400;
const HARD_MAX_LINES = 600;

/** Files over 400 lines, with the reason. Nothing excuses more than 600. */
const LONG_FILES: ReadonlyMap<string, string> = new Map([]);

export function checkLength(file: SourceFile): Finding[] {
  const lines = file.text.split('\n').length - 1;
  const limit = LONG_FILES.has(file.path) ? HARD_MAX_LINES : MAX_LINES;
  return lines <= limit
    ? []
    : [{ path: file.path, line: limit, message: `has ${lines} lines, at most ${limit} are allowed: split it` }];
}

/** Each file in `workers/` says first what it is and what it promises. */
export function checkOpening(file: SourceFile): Finding[] {
  if (!file.path.startsWith('workers/') || !isCode(file) || isTest(file)) return [];
  if (/^(#!.*\n)?\/\*\*/.test(file.text)) return [];
  return [{ path: file.path, line: 1, message: 'must open with a block comment: what it is, what it promises' }];
}

const FOREIGN: readonly [pattern: RegExp, what: string][] = [
  [
    /\b(npmjs|yarnpkg|npmmirror)\.(org|com)\b|\bpypi\.org\b|\b(deb|security)\.debian\.org\b|\bcrates\.io\b/,
    'a package registry host',
  ],
  [/(?<![\w.)\]}>-])\/(work|home|root|tmp|Users)\/\w/, 'a path of some machine'],
];

/** What belongs to one machine or network does not belong in the repository. */
export function checkForeign(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  for (const [index, line] of file.text.split('\n').entries()) {
    for (const [pattern, what] of FOREIGN) {
      const match = pattern.exec(line);
      if (match) findings.push({ path: file.path, line: index + 1, message: `names ${what}, ${match[0]}` });
    }
  }
  return findings;
}

/** Versions are pinned exactly, and the lock file holds no download addresses. */
export function checkPackages(manifest: SourceFile, lock: SourceFile): Finding[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(manifest.text) as Record<
    string,
    Record<string, string> | undefined
  >;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  return [
    ...loose.map(([name, version]) => ({
      path: manifest.path,
      line: 1,
      message: `${name} must be pinned exactly, not ${version}`,
    })),
    ...(lock.text.includes('"resolved"') ? [{ path: lock.path, line: 1, message: 'holds download addresses' }] : []),
  ];
}
