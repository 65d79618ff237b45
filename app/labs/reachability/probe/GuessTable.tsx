import type { Way } from '../../../../workers/problems/graph-path/probe.ts';
import type { Question } from '../../../../workers/problems/graph-path/question.ts';

/** Guesses for the pairs of a graph, those that a path links framed. `guesses` and `far` as by the probe, rows of size + 1. */
export function GuessTable(props: {
  readonly question: Question;
  readonly way: Way;
  readonly guesses: Float64Array;
  readonly far: Int8Array;
}) {
  const { question, way, guesses, far } = props;
  const row = question.size + 1;
  const vertices = [...new Set(question.edges.flat())].sort((a, b) => a - b);
  const asked = vertices.filter((v) => vertices.some((w) => !Number.isNaN(guesses[v * row + w])));
  return (
    <div className="reach-probe-scroll" role="region" aria-label="Guesses for this graph" tabIndex={0}>
      <table className="reach-probe-table reach-probe-guesses">
        <caption>
          Guess, 0 no to 1 yes, whether the vertex of the row {way === 'ahead' ? 'reaches' : 'is reached from'} that of
          the column; framed where it is so. The darker, the surer a yes.
        </caption>
        <thead>
          <tr>
            <th scope="col">vertex</th>
            {vertices.map((w) => (
              <th scope="col" key={w}>
                {w}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {asked.map((v) => (
            <tr key={v}>
              <th scope="row">{v}</th>
              {vertices.map((w) => {
                const guess = guesses[v * row + w];
                if (Number.isNaN(guess)) return <td key={w}>–</td>;
                const linked = (way === 'ahead' ? far[v * row + w] : far[w * row + v]) > 0;
                const share = Math.round(40 * Math.min(1, Math.max(0, guess)));
                return (
                  <td
                    key={w}
                    className={linked ? 'reach-probe-linked' : undefined}
                    style={{ background: `color-mix(in srgb, var(--accent) ${share}%, transparent)` }}
                  >
                    {guess.toFixed(2).replace('-', '−')}
                    {linked && <span className="reach-probe-hidden"> linked</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
