/** A definition as a word of a link: its bytes made small and written in base64url. */

/** Links get no longer by it than this. */
export const LONGEST = 8000;
/** What a word of that length may unfold to. */
const MOST_BYTES = 200_000;

async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      void reader.cancel();
      return null;
    }
    parts.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const through = (bytes: Uint8Array, stream: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> =>
  new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream);

/** Null if it would be too long. */
export async function pack(bytes: Uint8Array): Promise<string | null> {
  const small = await collect(through(bytes, new CompressionStream('deflate-raw')), LONGEST);
  if (small === null) return null;
  const text = btoa(Array.from(small, (byte) => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
  return text.length <= LONGEST ? text : null;
}

/** Null if it is none. */
export async function unpack(text: string): Promise<Uint8Array | null> {
  if (text.length > LONGEST) return null;
  try {
    const small = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(small, (letter) => letter.charCodeAt(0));
    return await collect(through(bytes, new DecompressionStream('deflate-raw')), MOST_BYTES);
  } catch {
    return null;
  }
}
