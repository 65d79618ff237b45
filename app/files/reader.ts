/** A worker of its own for one archive: it reads the files and remembers them until the archive is closed. */
import { wrap, type Remote } from 'comlink';
import { fail, type Failure, type Result } from '../../workers/core/result.ts';
import type { FilesApi, NamedFile } from '../../workers/files/types.ts';

const LARGEST_MB = 64;

const CRASHED = fail(
  'reader-lost',
  'expected the file to be read, but the worker that reads it stopped',
  'the file may be too large for this browser; save less in it and open that',
);

export class Reader {
  readonly #worker: Worker;
  readonly #remote: Remote<FilesApi>;
  readonly #crashed: Promise<Failure>;

  constructor() {
    this.#worker = new Worker(new URL('../../workers/files/worker.ts', import.meta.url), { type: 'module' });
    this.#remote = wrap<FilesApi>(this.#worker);
    this.#crashed = new Promise((resolve) => {
      for (const kind of ['error', 'messageerror']) this.#worker.addEventListener(kind, () => resolve(CRASHED));
    });
  }

  /** Always answers, whatever happens to the worker. */
  ask<T>(call: (remote: Remote<FilesApi>) => Promise<Result<T>>): Promise<Result<T>> {
    const answer = call(this.#remote).catch((error: unknown) =>
      fail('reader-error', `the worker that reads files reported: ${String(error)}`, 'open the file again'),
    );
    return Promise.race([answer, this.#crashed]);
  }

  /** By what a link names a file. */
  hash(bytes: Uint8Array): Promise<Result<string>> {
    return this.ask(async (remote) => ({ ok: true, value: await remote.hash(bytes) }));
  }

  close(): void {
    this.#worker.terminate();
  }
}

export interface LoadedFile extends NamedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The bytes of files, or why they cannot be had. `rows` are what there may be fewer of. */
export async function loadFiles(
  files: readonly File[],
  largestMb = LARGEST_MB,
  rows = 'elites',
): Promise<LoadedFile[] | Failure> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > largestMb * 1e6) {
    return fail(
      'file-too-large',
      `expected files of at most ${largestMb} MB together, got ${Math.ceil(size / 1e6)} MB`,
      `save fewer ${rows}, or fewer numbers of each, and open that`,
    );
  }
  try {
    return await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
  } catch {
    return fail(
      'file-unreadable',
      `expected to read ${files.map(({ name }) => name).join(', ')}, but the browser could not (a folder, or a file that was moved?)`,
      'choose the files again',
    );
  }
}
