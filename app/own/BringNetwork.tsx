import { useCallback, useState } from 'react';
import { LIMITS, type Definition } from '../../workers/problems/own/definition.ts';
import { FilePicker } from '../files/FilePicker.tsx';

/** What a definition of so many bytes can hold in base64, with room for the rest. */
const MOST_BYTES = Math.floor((LIMITS.bytes * 3) / 4) - 200_000;
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Takes an ONNX model in place of a program: a file, or a small one made here. */
export function BringNetwork(props: { readonly draft: Definition; readonly onDraft: (draft: Definition) => void }) {
  const { draft, onDraft } = props;
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const bring = async (name: string, read: () => Promise<Uint8Array>, old: Definition): Promise<void> => {
    setBusy(`Opening ${name}…`);
    setTrouble(null);
    try {
      const model = await read();
      const { draftOf, endsOf } = await import('./networks.ts');
      onDraft(draftOf(name, model, await endsOf(model), old));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
    setBusy(null);
  };
  const onFiles = useCallback(
    (files: readonly File[]): void => {
      const file = files.at(0);
      if (file === undefined) return;
      if (file.size > MOST_BYTES)
        setTrouble(`expected at most ${Math.floor(MOST_BYTES / 1e6)} MB, got ${Math.ceil(file.size / 1e6)} MB`);
      else void bring(file.name, async () => new Uint8Array(await file.arrayBuffer()), draft);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `bring` only calls what is named here
    [draft, onDraft],
  );
  const example = (): Promise<void> =>
    bring('Waves', async () => (await import('./networks.ts')).exampleNetwork(), {
      ...draft,
      dims: 2,
      low: -2,
      high: 2,
      objectives: [{ name: 'first number', low: -2, high: 2, minimised: false }],
      descriptors: [
        { name: 'second number', low: -2.2, high: 2.2 },
        { name: 'third number', low: -2, high: 2 },
      ],
    });
  return (
    <>
      <button type="button" className="button" onClick={() => void example()}>
        A small ONNX network
      </button>
      <FilePicker
        words="Open an ONNX network…"
        title="The file stays in this page; nothing is uploaded."
        label="ONNX network"
        accept=".onnx"
        busy={busy}
        overText="Drop an ONNX network here. Nothing is uploaded."
        onFiles={onFiles}
      />
      {trouble !== null && (
        <p role="alert" className="own-trouble">
          {sentence(trouble)}.
        </p>
      )}
    </>
  );
}
