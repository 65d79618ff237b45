/**
 * `list`: problems, searches and lenses with their parameters, from the same tables as the page's form.
 */
import { formatCount, type Param, type ParamTable } from '../core/params.ts';
import { catalogue } from '../host/registry.ts';

function rangeOf(param: Param): string {
  if (param.kind === 'choice') return param.options.map((option) => option.value).join(' | ');
  if (param.kind === 'text') return param.form;
  return `${formatCount(param.min)} … ${formatCount(param.max)} ${param.unit}`;
}

function paramLines(prefix: string, table: ParamTable): string[] {
  return table.flatMap((param) => {
    const where = param.space ? ` (${[param.space].flat().join(', ')} spaces)` : '';
    const when = param.when ? ` (with ${prefix}.${param.when.key}=${[param.when.is].flat().join('|')})` : '';
    return [`    ${prefix}.${param.key}=${param.default}   ${rangeOf(param)}${where}${when}`, `        ${param.help}`];
  });
}

export function list(): string {
  const { problems, searches, lenses, fitting } = catalogue;
  return [
    'Problems',
    ...problems.flatMap((p) => [
      `  ${p.id}   ${p.title}; searched by ${fitting[p.id].join(', ')}; revision ${p.revision}`,
      `      ${p.summary}`,
      ...paramLines('p', p.params),
    ]),
    'Searches',
    ...searches.flatMap((s) => [
      `  ${s.id}   ${s.title}; revision ${s.revision}`,
      `      ${s.summary}`,
      ...paramLines('s', s.params),
    ]),
    'Lenses',
    ...lenses.flatMap((l) => [
      `  ${l.id}   ${l.title}`,
      `      ${l.summary}`,
      ...paramLines('l', l.params),
      ...l.metrics.map((m) => `    metric ${m.id}: ${m.label.toLowerCase()}, ${m.unit}. ${m.help}`),
    ]),
  ].join('\n');
}
