/**
 * How problems get at ONNX networks, in the page's worker and on the command line alike. Models that ship with the site
 * lie under `models/<name>/model.onnx`; the page fetches them from beside its own scripts, the command line reads the file.
 */
import { createInference, InferenceError } from '../onnx/session.ts';

interface Response {
  readonly ok: boolean;
  readonly status: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare const self: { readonly location: { readonly href: string } };
declare function fetch(address: string): Promise<Response>;

/** The site's own folder, from the address of a worker's script: `assets/` once built, `workers/` while developing. */
export const siteOf = (script: string) => script.replace(/^(.*\/)(assets|workers)\/.*$/, '$1');

async function fetchModel(name: string): Promise<Uint8Array> {
  const address = `${siteOf(self.location.href)}models/${name}/model.onnx`;
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok !== true) {
    const came = response === undefined ? 'nothing' : `status ${response.status}`;
    throw new InferenceError(
      `the model "${name}" was expected at ${address}, but ${came} came`,
      'check the connection and try again',
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}

let readModel = fetchModel;

/** For places without `fetch` to the site: the command line registers how models are read there. */
export function readModelsBy(read: (name: string) => Promise<Uint8Array>): void {
  readModel = read;
}

export const inference = createInference((name) => readModel(name));
