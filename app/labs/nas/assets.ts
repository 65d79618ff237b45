/** Files of the super-network's model, fetched when first needed, from where the page itself came. */

async function bytesOf(file: string): Promise<Uint8Array> {
  const response = await fetch(`${import.meta.env.BASE_URL}models/supernet/${file}`);
  if (!response.ok) throw new Error(`${file} was expected from this site, but it answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Asked for once; again only if that failed. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

export const weightsBytes = once(() => bytesOf('weights.bin'));

/** [networks × 2] wrong answers of 1,000 validation samples and of 10,000 fresh ones, by number of the network. */
export const truthTable = once(async () => new Uint16Array((await bytesOf('truth.bin')).slice().buffer));
