/** Source files as the rules see them: path and text. Rules are pure functions of these, so that tests can make some up. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

type Program = ReturnType<typeof parseSync>['program'];

export interface SourceFile {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export const ROOT = path.resolve(import.meta.dirname, '..');

const BINARY = /\.(png|jpe?g|gif|webp|ico|woff2?|wasm|onnx|gz|zip)$/;

function ignoredFolders(): Set<string> {
  const lines = readFileSync(path.join(ROOT, '.gitignore'), 'utf8').split('\n');
  return new Set(['.git', ...lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1))]);
}

/** Every text file of the repository that git would keep. Does not ask git, which may not be there. */
export function readRepository(): readonly SourceFile[] {
  const ignored = ignoredFolders();
  const files: SourceFile[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!ignored.has(entry.name)) walk(name);
      } else if (entry.isFile() && !BINARY.test(name) && !name.endsWith('.tsbuildinfo')) {
        files.push({ path: name, text: readFileSync(path.join(ROOT, name), 'utf8') });
      }
    }
  };
  walk('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isCode = (file: SourceFile) => /\.tsx?$/.test(file.path);
export const isTest = (file: SourceFile) => /\.(test|spec|test-data)\.tsx?$/.test(file.path);

export function parse(file: SourceFile): Program {
  const { program, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new Error(`${file.path} does not parse: ${errors[0].message}`);
  return program;
}

export const lineAt = (file: SourceFile, offset: number) => file.text.slice(0, offset).split('\n').length;

export const describeFinding = (finding: Finding) => `${finding.path}:${finding.line} ${finding.message}`;
