/**
 * The text of `--help`.
 */
import { LABS, MOST_ENTRANTS } from '../core/link.ts';
import { formatCount } from '../core/params.ts';
import { BUDGET, SEED } from '../core/spec.ts';

export const help = `Searchlight's runs without a page: same spec, same digest.

  npm run -s cli -- run '<link | key=value&… | spec.json>' [--json]
      Computes the run up to its playhead (at=), or its whole budget, and prints where it stands.
      --json prints one line: {"spec":…,"at":…,"digest":"…","metrics":{…}}, with "verification" where the
      link carries a digest; or {"code","message","hint"} where the input is not usable.
      Of a race it prints {"entrants":[…]} with such an object for each search.
  npm run -s cli -- verify <file>
      Recomputes every link in a text file (one a line, bare or as "Hand in" copies it; blank lines and lines
      beginning with "# " are left out) and prints a table: verified, differs at evaluation N, approximate, not
      checked, bad link, refused; the score; who, where the line says so; and which were handed in twice.
  npm run -s cli -- compare '<link | key=value&…>' --searches <a,b,…> [--seeds <n>] [--json]
      Runs each search (an id, or with settings of its own: 'ea&s.population=100') on the link's problem and
      budget with n seeds, the link's and those after it (default 10), files every evaluated solution in a
      map of l.cols × l.rows (a search's own map is of that size unless it says otherwise), and prints global
      performance, reliability, precision and coverage against the best of all these runs, and with several
      objectives what is known of the fronts: median, quartiles and two-tailed Mann–Whitney U against the
      first search. --json prints one line with every run.
  npm run -s cli -- experiment '<link | key=value&…>' [--json]
      Has the link's searches choose a move in l.trials trials (other trees of a P-game, the hard positions of
      Connect-4, else other seeds) and prints how often it is not a best one after 32, 100, 316 … evaluations.
  npm run -s cli -- sweep <solver,solver,…> [--each <n>] [--graphs balanced|naive|star] [--edges <n>] [--seed <n>] [--json]
      Asks solvers of graph-path (ids of list; e8@3 for a network along the training) the same random graphs, n for
      each lookahead (default 1,000), and prints how often each is right by lookahead and by edges, and what an
      answer cost. --edges: the most edges of a graph, by default as many as the smallest transformer takes.
  run, verify and compare take --table <file>, once for each table that a link names by p.table, the
      beginning of the file's SHA-256; and --own <file> likewise for a definition of your own problem, named by p.own.
      Its program runs in this process, without the page's sandbox: give only what you would run yourself.
  npm run -s cli -- own '<link>' <file>
      Writes the definition of a person's own problem that the link carries to a new file, and prints its program
      to be read. Runs nothing; --own <file> then lets run and verify take it.
  npm run -s cli -- list
      Problems, searches and lenses with all their parameters, ranges and defaults.
  npm run -s cli -- --help
      This text.

Keys (defaults may be left out; a link's "#/<lab>?" too; labs: ${LABS.join(', ')})
  problem, search    ids from list
  p.<key>, s.<key>   parameters of the problem and of the search; l.<key> those of a lens
  search2 … search${MOST_ENTRANTS}  further searches that race on the same problem, seed and budget; s2.<key> … their parameters
  seed               ${SEED.min} … ${formatCount(SEED.max)}, default ${SEED.default}
  evals              the budget in evaluations, ${BUDGET.min} … ${formatCount(BUDGET.max)}, default ${formatCount(BUDGET.default)}
  evaluator          exact
  at                 playhead: the run is computed to the last whole batch at or before it
  digest             12 hex digits that the results up to at (or the budget) are checked against;
                     in a race one for each search, separated by commas, like rev
  rev                revisions of problem and search the digest was made under, default 1.1
  cell, v            pinned cell and format version, as the page writes them

A spec file is JSON: {"problem":"arm","search":"map-elites","params":{"p.joints":12},"seed":1,"budget":150000};
the output of run --json and a trace saved from the page are read too.
The command line is strict: a value that the page would replace with a note is refused here.

Exit codes: 0 done (and every check passed), 1 a digest differs or a link in the file is bad, 2 the input is not usable.`;
