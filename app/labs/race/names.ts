/** What to call the entrants of a race: their search, and what tells them from others of the same search. Pure. */
import { formatCount, tableFor, type Param, type ParamValue } from '../../../workers/core/params.ts';
import { findCard, specParams, type Catalogue, type RunSpec } from '../../../workers/core/spec.ts';

const MOST_DIFFERENCES = 2;

function valueText(param: Param, value: ParamValue): string {
  if (param.kind === 'text') return `${param.label.toLowerCase()} ${value === '' ? 'nothing' : 'a list'}`;
  if (param.kind !== 'choice') return `${param.label.toLowerCase()} ${formatCount(Number(value))}`;
  return param.options.find((option) => option.value === value)?.label ?? String(value);
}

/** One for each, numbered from 1, all different; of their settings only where those are `told`. */
export function entrantNames(specs: readonly RunSpec[], catalogue: Catalogue, told = true): string[] {
  return specs.map((spec, i) => {
    const card = findCard(catalogue.searches, spec.search);
    const same = specs.filter(({ search }) => search === spec.search);
    const table = tableFor(card, findCard(catalogue.problems, spec.problem));
    const own = specParams(spec, 's', table);
    const differing = table.filter((param) =>
      same.some((other) => specParams(other, 's', table)[param.key] !== own[param.key]),
    );
    const words = differing.slice(0, told ? MOST_DIFFERENCES : 0).map((param) => valueText(param, own[param.key]));
    return `${i + 1} ${card.title}${words.length > 0 ? `, ${words.join(', ')}` : ''}`;
  });
}
