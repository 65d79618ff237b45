import { useMemo, useState } from 'react';
import { toggleEdge, type Bench } from '../use-bench.ts';
import { AnswerChange } from './AnswerChange.tsx';
import { Changes } from './Changes.tsx';
import { layerName, type Group } from './columns.ts';
import { canLeaveOut, Cuts } from './Cuts.tsx';
import { block, fitting, toggled, wholeLayer } from './cuts.ts';
import { grouped } from './entries.ts';
import { HeatMap, type Spot } from './HeatMap.tsx';
import { Layers } from './Layers.tsx';
import { NoTransformer } from './NoTransformer.tsx';
import { SHARES, sharesTo } from './scale.ts';
import { ScaleKey } from './ScaleKey.tsx';
import { StrongestTable } from './StrongestTable.tsx';
import { useLooks } from './use-looks.ts';
import './attention.css';

/** What every token looks at in every layer; entries, layers and edges can be cut, and what that changes is shown at once. */
export function AttentionView({ bench }: { readonly bench: Bench }) {
  const { question, columns, asked, seen, before, failure } = useLooks(bench);
  const [chosen, setLayer] = useState(0);
  const [byEdge, setByEdge] = useState(false);
  const [alike, setAlike] = useState(false);
  const [cursor, setCursor] = useState<Spot | null>(null);
  const { names, tokens, groups } = columns;
  const n = names.length;
  /** What a row or a column of the maps stands for. */
  const parts = useMemo<readonly Group[]>(
    () => (byEdge ? groups : names.map((name, i) => ({ name, from: i, to: i + 1 }))),
    [byEdge, groups, names],
  );
  const maps = useMemo(
    () => seen?.attention.map((map) => (byEdge ? grouped(map, n, groups) : map)),
    [seen, byEdge, n, groups],
  );
  /** Early layers look at much, a little each: on one scale with the late ones they would all be dark. */
  const scales = useMemo(
    () => maps?.map((map) => (alike ? SHARES : sharesTo(map.reduce((most, value) => Math.max(most, value), 0)))) ?? [],
    [maps, alike],
  );
  const layers = seen?.attention.length ?? 0;
  const layer = Math.min(chosen, Math.max(0, layers - 1));
  const map = maps?.[layer];
  const count = parts.length;
  const cuts = useMemo(() => fitting(asked?.cuts ?? [], layers, n), [asked, layers, n]);
  const crossed = useMemo(() => {
    const cut = new Set(cuts.filter((one) => one.layer === layer).map(({ to, from }) => to * n + from));
    const all = parts.flatMap((_, row) => parts.map((__, col) => ({ row, col })));
    return cut.size === 0
      ? []
      : all.filter(({ row, col }) =>
          block(layer, parts[row], parts[col]).every(({ to, from }) => cut.has(to * n + from)),
        );
  }, [cuts, layer, parts, n]);
  const struck = useMemo(
    () => new Set(asked?.without?.map((e) => groups.find(({ edge }) => edge === e)?.name ?? '')),
    [asked, groups],
  );

  if (bench.model === undefined) return <NoTransformer />;
  if (failure !== null) {
    return (
      <>
        <p className="reach-attention-failure" role="alert">
          {failure.message}; {failure.hint}
        </p>
        <Cuts bench={bench} columns={columns} />
      </>
    );
  }
  if (seen === null || map === undefined || maps === undefined)
    return <p className="lab-loading">Asking the transformer…</p>;

  const set = (next: typeof cuts) => bench.setRemoved({ cuts: next, without: bench.without });
  const press = ({ row, col }: Spot) => set(toggled(bench.cuts, block(layer, parts[row], parts[col])));
  const spot = cursor !== null && cursor.row < count && cursor.col < count ? cursor : null;
  const was = spot && before && (byEdge ? grouped(before.attention[layer], n, groups) : before.attention[layer])[spot.row * count + spot.col]; // prettier-ignore
  const axis = byEdge
    ? { count, groups: groups.map((group, i) => ({ ...group, from: i, to: i + 1 })) }
    : { count, groups, tokens };
  const silent = cuts.filter((cut) => cut.layer === layer).length === n * n;
  return (
    <div className="reach-attention">
      <div className="reach-attention-top">
        <Layers maps={maps} scales={scales} count={count} layer={layer} cuts={cuts} cursor={spot} onLayer={setLayer} />
        <AnswerChange question={question} seen={seen} before={before} />
      </div>
      <div className="reach-attention-tools">
        <button type="button" className="button" aria-pressed={byEdge} onClick={() => setByEdge(!byEdge)}>
          Group by edge
        </button>
        <button type="button" className="button" aria-pressed={alike} onClick={() => setAlike(!alike)}>
          Same colours in all layers
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={silent}
          onClick={() => set(toggled(bench.cuts, wholeLayer(layer, n)))}
        >
          Silence {layerName(layer)}’s attention
        </button>
        {bench.cuts.length + bench.without.length > 0 && (
          <button type="button" className="button" onClick={() => bench.setRemoved({ cuts: [], without: [] })}>
            Take all back
          </button>
        )}
      </div>
      <p className="reach-attention-readout" role="status">
        {spot === null ? (
          'Each row is a token that looks, each column one that is looked at. Point at an entry; click it to cut it.'
        ) : (
          <>
            {layerName(layer)}: {parts[spot.row].name} looks at {parts[spot.col].name} with{' '}
            <b>{map[spot.row * count + spot.col].toFixed(2)}</b>
            {was !== null && was !== undefined && ` (whole: ${was.toFixed(2)})`}
          </>
        )}
      </p>
      <HeatMap
        label={`Attention of ${layerName(layer)}: rows look at columns`}
        does="cuts an entry or takes it back"
        values={map}
        rows={axis}
        cols={axis}
        scale={scales[layer]}
        widest={byEdge ? 34 : 20}
        cursor={spot}
        onCursor={setCursor}
        onPress={press}
        onGroup={canLeaveOut(question) ? ({ edge }) => edge !== undefined && toggleEdge(bench, edge) : undefined}
        crossed={crossed}
        struck={struck}
      />
      <ScaleKey
        scale={scales[layer]}
        name={byEdge ? 'share of attention: to all of a group, mean of those who look' : 'share of attention'}
      />
      <p className="reach-attention-help">
        A cut entry (×) counts as 0 and the rest of its row stays as it was, as in the paper. A click on the name of an
        edge leaves the whole edge out.
      </p>
      <StrongestTable map={map} parts={parts} layer={layer} cuts={cuts} onPress={press} />
      <Cuts bench={bench} columns={columns} />
      {before !== null && <Changes columns={columns} before={before} seen={seen} cuts={cuts} />}
    </div>
  );
}
