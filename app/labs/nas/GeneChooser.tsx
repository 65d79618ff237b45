import { MOST_GENES } from './gene-axes.ts';
import type { GeneInfo } from '../../../workers/host/protocol.ts';

/** Which genes have axes of their own. */
export function GeneChooser(props: {
  readonly genes: readonly GeneInfo[];
  readonly chosen: readonly number[];
  onChosen(chosen: readonly number[]): void;
}) {
  const { genes, chosen, onChosen } = props;
  const full = chosen.length >= MOST_GENES;
  const choose = (gene: number, on: boolean): void =>
    onChosen(on ? [...chosen, gene].sort((a, b) => a - b) : chosen.filter((one) => one !== gene));
  return (
    <details className="gene-chooser">
      <summary>
        {chosen.length} of {genes.length} genes have an axis
        {full && genes.length > MOST_GENES && '; take one away to choose another'}
      </summary>
      <fieldset>
        <legend className="nas-hidden">Genes with an axis</legend>
        {genes.map(({ name }, gene) => (
          <label key={gene}>
            <input
              type="checkbox"
              checked={chosen.includes(gene)}
              disabled={full && !chosen.includes(gene)}
              onChange={(event) => choose(gene, event.target.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
