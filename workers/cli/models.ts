/**
 * Files of models for the command line and for tests: read from `public/models`, where the page fetches them from.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readModelsBy } from '../host/inference.ts';
import { InferenceError } from '../onnx/inference-error.ts';

const FOLDER = path.join(import.meta.dirname, '..', '..', 'public', 'models');

export function readModelsFromFiles(): void {
  readModelsBy(async (file) => {
    const place = path.join(FOLDER, file);
    try {
      return new Uint8Array(await readFile(place));
    } catch (error) {
      throw new InferenceError(
        `the file of a model was expected in ${place}, but it cannot be read: ${(error as Error).message}`,
        'take the file from the repository',
      );
    }
  });
}
