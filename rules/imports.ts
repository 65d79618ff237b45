/** Who may import what. The table is the design; a file that imports anything else, or in a circle, is a finding. */
import path from 'node:path';
import { Visitor } from 'vite';
import { isTest, lineAt, parse, type Finding, type SourceFile } from './sources.ts';

interface Rule {
  /** Folder (or file) the rule is for; the longest that fits counts. `*` is one folder or file name. */
  readonly from: string;
  /** May be imported; `.` is the folder that `*` stands for, another `*` any one name. */
  readonly values: readonly string[];
  /** May be imported by `import type` besides. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
  /** Workers it may start, by `new Worker(new URL(…))`. */
  readonly workers?: readonly string[];
}

const PAGE = {
  values: ['app', 'workers/core'],
  types: ['workers'],
  packages: ['react', 'react-dom', 'zustand', 'd3-*'],
};

export const TABLE: readonly Rule[] = [
  // No package at all so far: the few pinned pure ones that may come are to be named here.
  { from: 'workers/core', values: ['workers/core'] },
  { from: 'workers/onnx', values: ['workers/core', 'workers/onnx'] },
  { from: 'workers/onnx/session.ts', values: ['workers/core', 'workers/onnx'], packages: ['onnxruntime-web'] },
  // Data sets that several problems read.
  { from: 'workers/data', values: ['workers/core', 'workers/data'] },
  { from: 'workers/problems/*', values: ['.', 'workers/core', 'workers/data', 'workers/onnx/graph.ts'] },
  // Reads the table as the page does that shows it.
  {
    from: 'workers/problems/table',
    values: ['workers/problems/table', 'workers/core', 'workers/files/table'],
    types: ['workers/files'],
  },
  { from: 'workers/searches/*', values: ['.', 'workers/core'] },
  { from: 'workers/lenses/*', values: ['.', 'workers/core'] },
  // Reads and writes the files of other programs; no part of a run.
  { from: 'workers/files', values: ['workers/core', 'workers/files'] },
  {
    from: 'workers/files/worker.ts',
    values: ['workers/core', 'workers/files', 'workers/problems/table'],
    packages: ['comlink'],
  },
  // Where a person's program is run: no part of the page's own.
  { from: 'workers/programs', values: ['workers/core', 'workers/programs'] },
  { from: 'workers/programs/script.ts', values: ['workers/core'], packages: ['sucrase'] },
  // Looks at the clock; no part of a run.
  {
    from: 'workers/latency',
    values: ['workers/core', 'workers/data', 'workers/latency', 'workers/onnx', 'workers/problems/supernet'],
  },
  {
    from: 'workers/latency/worker.ts',
    values: ['workers/core', 'workers/latency', 'workers/onnx'],
    packages: ['comlink'],
  },
  { from: 'workers/masks', values: ['workers/core', 'workers/masks', 'workers/problems/sparse-mask'] },
  { from: 'workers/masks/worker.ts', values: ['workers/core', 'workers/masks'], packages: ['comlink'] },
  // Any problem's exact values; no part of a run.
  { from: 'workers/truth', values: ['workers/core', 'workers/truth'] },
  {
    from: 'workers/truth/worker.ts',
    values: ['workers/core', 'workers/truth', 'workers/host/problem-of.ts'],
    packages: ['comlink'],
  },
  // Looks into transformers; no part of a run.
  {
    from: 'workers/reachability',
    values: ['workers/core', 'workers/problems/graph-path', 'workers/reachability'],
  },
  {
    from: 'workers/reachability/worker.ts',
    values: ['workers/core', 'workers/host/inference.ts', 'workers/reachability'],
    packages: ['comlink'],
  },
  {
    from: 'workers/reachability/background.ts',
    values: ['workers/core', 'workers/host/inference.ts', 'workers/reachability'],
    packages: ['comlink'],
  },
  // Looks at the clock; plays runs as the host does, and keeps none.
  {
    from: 'workers/device',
    values: [
      'workers/core',
      'workers/device',
      'workers/host',
      'workers/latency/measure.ts',
      'workers/onnx/inference-error.ts',
    ],
  },
  {
    from: 'workers/device/worker.ts',
    values: ['workers/core', 'workers/device', 'workers/host'],
    packages: ['comlink'],
  },
  // Runs of many games, judged by their exact values.
  {
    from: 'workers/experiments',
    values: [
      'workers/core',
      'workers/experiments',
      'workers/host/registry-of.ts',
      'workers/lenses/tree',
      'workers/problems/connect4',
    ],
    types: ['workers/host/make-registry.ts'],
  },
  {
    from: 'workers/experiments/worker.ts',
    values: ['workers/experiments'],
    packages: ['comlink'],
  },
  { from: 'workers/host', values: ['workers'] },
  { from: 'workers/host/worker.ts', values: ['workers'], packages: ['comlink'] },
  { from: 'workers/host/web-spawner.ts', values: ['workers'], workers: ['workers/host/pool-worker.ts'] },
  { from: 'workers/cli', values: ['workers'], packages: ['node:*'], workers: ['workers/cli/pool-thread.mjs'] },
  { from: 'app', ...PAGE },
  { from: 'app/run', ...PAGE, packages: [...PAGE.packages, 'comlink'], workers: ['workers/host/worker.ts'] },
  { from: 'app/labs/pictures', ...PAGE, values: [...PAGE.values, 'workers/problems/*/picture.ts'] },
  {
    from: 'app/labs/nas',
    ...PAGE,
    values: [...PAGE.values, 'workers/problems/*/picture.ts', 'workers/problems/table/example-data.ts'],
  },
  { from: 'app/files', ...PAGE, packages: [...PAGE.packages, 'comlink'], workers: ['workers/files/worker.ts'] },
  { from: 'app/latency', ...PAGE, packages: [...PAGE.packages, 'comlink'], workers: ['workers/latency/worker.ts'] },
  { from: 'app/masks', ...PAGE, packages: [...PAGE.packages, 'comlink'], workers: ['workers/masks/worker.ts'] },
  { from: 'app/truth', ...PAGE, packages: [...PAGE.packages, 'comlink'], workers: ['workers/truth/worker.ts'] },
  {
    from: 'app/experiments',
    ...PAGE,
    packages: [...PAGE.packages, 'comlink'],
    workers: ['workers/experiments/worker.ts'],
  },
  {
    from: 'app/places/bench',
    ...PAGE,
    packages: [...PAGE.packages, 'comlink'],
    workers: ['workers/device/worker.ts', 'workers/host/worker.ts'],
  },
  {
    from: 'app/reachability',
    ...PAGE,
    values: [...PAGE.values, 'workers/problems/graph-path'],
    packages: [...PAGE.packages, 'comlink'],
    workers: ['workers/reachability/worker.ts', 'workers/reachability/background.ts'],
  },
  {
    from: 'app/own',
    ...PAGE,
    values: [...PAGE.values, 'workers/onnx', 'workers/problems/own', 'workers/programs'],
    packages: [...PAGE.packages, 'codemirror', '@codemirror/*'],
  },
  { from: 'app/places/own', ...PAGE, values: [...PAGE.values, 'workers/problems/own'] },
  { from: 'app/labs/reachability', ...PAGE, values: [...PAGE.values, 'workers/problems/graph-path'] },
  { from: 'app/places/build', ...PAGE, packages: [...PAGE.packages, 'uqr'] },
  {
    from: 'app/lenses',
    values: ['app/lenses', 'app/ui/lazy.tsx'],
    types: ['workers'],
    packages: ['react', 'react-dom', 'd3-*'],
  },
  { from: 'app/ui', values: ['app/ui'], types: ['workers'], packages: ['react', 'react-dom', 'd3-*'] },
];

/** Beside the table: a component's own style sheet. */
const isStyle = (target: string) => /^app\/.*\.css$/.test(target);

type Kind = 'value' | 'type' | 'worker';

interface Import {
  readonly from: string;
  readonly line: number;
  readonly kind: Kind;
  readonly specifier: string;
  /** Path from the root for a relative specifier. */
  readonly target: string | undefined;
}

/** Literal text of an expression, if that is what it is. */
const literal = (node: { type: string; value?: unknown } | undefined): string | undefined =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

/** All imports of a file. An `import { type A }` counts as a value import, for the module is still loaded. */
function importsOf(file: SourceFile, findings: Finding[]): Import[] {
  const imports: Import[] = [];
  const add = (offset: number, specifier: string | undefined, kind: Kind) => {
    const line = lineAt(file, offset);
    if (specifier === undefined) {
      findings.push({ path: file.path, line, message: 'imports what is not written out as a literal' });
      return;
    }
    const relative = specifier.startsWith('.') || kind === 'worker';
    const target = relative
      ? path.posix.join(path.posix.dirname(file.path), specifier.replace(/\?raw$/, ''))
      : undefined;
    imports.push({ from: file.path, line, kind, specifier, target });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.start, node.source.value, node.importKind === 'type' ? 'type' : 'value'),
    ExportAllDeclaration: (node) => add(node.start, node.source.value, node.exportKind === 'type' ? 'type' : 'value'),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.start, node.source.value, node.exportKind === 'type' ? 'type' : 'value');
    },
    ImportExpression: (node) => add(node.start, literal(node.source), 'value'),
    TSImportType: (node) => add(node.start, literal(node.source), 'type'),
    NewExpression: (node) => {
      if (node.callee.type !== 'Identifier' || !/^(Shared)?Worker$/.test(node.callee.name)) return;
      const url = node.arguments[0];
      const isUrl = url?.type === 'NewExpression' && url.callee.type === 'Identifier' && url.callee.name === 'URL';
      add(node.start, isUrl ? literal(url.arguments[0]) : undefined, 'worker');
    },
  }).visit(parse(file));
  return imports;
}

/** Whether a path is `folder` or lies below it; a name `*` in the folder's stands for any. */
function inside(folder: string, target: string): boolean {
  const names = target.split('/');
  return folder.split('/').every((name, i) => name === names[i] || (name === '*' && names[i] !== undefined));
}

/** The part of the path that a rule's pattern covers, or undefined. A file `x.ts` counts as the folder `x`. */
function covered(pattern: string, file: string): string | undefined {
  if (!pattern.endsWith('/*')) return inside(pattern, file) ? pattern : undefined;
  const parent = pattern.slice(0, -2);
  if (!inside(parent, file)) return undefined;
  const name = file.slice(parent.length + 1).split('/')[0];
  return `${parent}/${name.replace(/\.tsx?$/, '')}`;
}

function ruleFor(file: string): { rule: Rule; own: string } | undefined {
  let best: { rule: Rule; own: string } | undefined;
  for (const rule of TABLE) {
    const own = covered(rule.from, file);
    if (own !== undefined && rule.from.length > (best?.rule.from.length ?? -1)) best = { rule, own };
  }
  return best;
}

function mayImport(rule: Rule, own: string, { kind, specifier, target }: Import): boolean {
  if (target === undefined) {
    return (rule.packages ?? []).some((name) =>
      name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : inside(name, specifier),
    );
  }
  if (kind === 'worker') return (rule.workers ?? []).includes(target);
  const folders = kind === 'type' ? [...rule.values, ...(rule.types ?? [])] : rule.values;
  return folders.some((folder) => inside(folder === '.' ? own : folder, target) || `${own}.ts` === target);
}

/** Strongly connected files, each written as a path round the circle. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'closed'>();
  const trail: string[] = [];
  const visit = (file: string) => {
    state.set(file, 'open');
    trail.push(file);
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === 'open') cycles.push([...trail.slice(trail.indexOf(next)), next]);
      else if (!state.has(next)) visit(next);
    }
    trail.pop();
    state.set(file, 'closed');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return cycles;
}

/** Checks the sources of `app/` and `workers/`; `all` says which files exist. Tests may import what they like. */
export function checkImports(sources: readonly SourceFile[], all: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  const graph = new Map<string, string[]>();
  for (const file of sources) {
    const found = ruleFor(file.path);
    const imports = importsOf(file, findings);
    graph.set(
      file.path,
      imports.flatMap((i) => (i.target !== undefined && i.kind !== 'worker' ? [i.target] : [])),
    );
    if (isTest(file)) continue;
    if (found === undefined) {
      findings.push({ path: file.path, line: 1, message: 'lies in no folder of the import table' });
      continue;
    }
    for (const one of imports) {
      const report = (message: string) => findings.push({ path: file.path, line: one.line, message });
      const verb = one.kind === 'worker' ? 'start the worker' : `import the ${one.kind}s of`;
      if (one.target !== undefined && !all.has(one.target))
        report(`imports ${one.specifier}, which is no file (write the ending)`);
      else if (one.target !== undefined && isStyle(one.target) && inside('app', file.path)) continue;
      else if (one.target !== undefined && isTest({ path: one.target, text: '' }))
        report(`imports a test, ${one.target}`);
      else if (!mayImport(found.rule, found.own, one)) report(`may not ${verb} ${one.target ?? one.specifier}`);
    }
  }
  for (const cycle of findCycles(graph)) {
    findings.push({ path: cycle[0], line: 1, message: `imports in a circle: ${cycle.join(' -> ')}` });
  }
  return findings;
}
