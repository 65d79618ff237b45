import { javascript } from '@codemirror/lang-javascript';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';

/** Light whatever the page is: in the dark its colours are turned round by own.css. */
const LOOK = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: '#ffffff', color: '#14171f' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-gutters': { backgroundColor: '#f1f3f6', color: '#565d6d' },
});

/** A program to write, in a shadow tree: there the editor's styles need no leave of the page's policy. */
export function CodeEditor(props: {
  readonly code: string;
  readonly readOnly?: boolean;
  readonly onCode?: (code: string) => void;
}) {
  const { code, readOnly = false, onCode } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(onCode);
  latest.current = onCode;
  const first = useRef(code);
  useEffect(() => {
    if (host.current === null) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          basicSetup,
          javascript({ typescript: true }),
          LOOK,
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': readOnly ? 'Program, to read' : 'Program' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [readOnly]);
  // Another program, from an example or a file.
  useEffect(() => {
    const now = view.current;
    if (now !== null && now.state.doc.toString() !== code)
      now.dispatch({ changes: { from: 0, to: now.state.doc.length, insert: code } });
  }, [code]);
  return <div ref={host} className="own-editor" />;
}
