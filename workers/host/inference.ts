/**
 * How problems get at ONNX networks, in the page's workers and on the command line alike. Models that ship with the site
 * lie under `models/<name>/`; the page fetches them from beside its own scripts, the command line reads the file.
 */
import { InferenceError } from '../onnx/inference-error.ts';
import { createInference } from '../onnx/session.ts';

interface Response {
  readonly ok: boolean;
  readonly status: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare const self: { readonly location: { readonly href: string } };
declare function fetch(address: string): Promise<Response>;

/** The site's own folder, from the address of a worker's script: `assets/` once built, `workers/` while developing. */
export const siteOf = (script: string) => script.replace(/^(.*\/)(assets|workers)\/.*$/, '$1');

async function fetchFile(file: string): Promise<Uint8Array> {
  const address = `${siteOf(self.location.href)}models/${file}`;
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok !== true) {
    const came = response === undefined ? 'nothing' : `status ${response.status}`;
    throw new InferenceError(
      `the file of a model was expected at ${address}, but ${came} came`,
      'check the connection and try again',
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}

let readFile = fetchFile;

/** For places without `fetch` to the site: the command line registers how their files are read there. */
export function readModelsBy(read: (file: string) => Promise<Uint8Array>): void {
  readFile = read;
}

export const inference = createInference((file) => readFile(file));
