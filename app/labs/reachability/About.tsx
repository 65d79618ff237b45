/** The lab in plain words. */
export function About() {
  return (
    <details className="about" data-part="about">
      <summary>What am I looking at?</summary>
      <p>
        A small transformer reads the edges of a graph, a start and a goal, and says which vertex comes next on the way.
        Nobody told it how to search: it learned from examples alone.
      </p>
      <ol>
        <li>
          <strong>Graph</strong>: draw one, or take one by number (drawn as the graphs of tests are, but not kept out of
          training), and see what the transformer answers and how sure it is.
        </li>
        <li>
          <strong>Reach</strong>: layer by layer, every vertex hears of more and more others. A set may double with each
          layer.
        </li>
        <li>
          <strong>Attention</strong> and <strong>Residual stream</strong>: what looks at what, and what each token
          holds. Cut something, and see what breaks.
        </li>
        <li>
          <strong>Explanation</strong>: which merges of sets lead from the edges to the answer.
        </li>
        <li>
          <strong>Atlas</strong>: MAP-Elites looks for the graphs that it fails on, by what makes them hard. Open any of
          them.
        </li>
        <li>
          <strong>Sweep</strong>: how often it is right on thousands of fresh graphs, against others.
        </li>
      </ol>
      <p>
        Saparov et al. 2024, <em>Transformers struggle to learn to search</em>, arXiv 2412.04703. The networks here are
        smaller than the paper’s, and were trained for this page.
      </p>
    </details>
  );
}
