/** The lab in plain words. */
export function AboutText() {
  return (
    <>
      <p>
        A search usually gives you one best solution. <strong>MAP-Elites</strong> gives you a map of them: each axis is
        a feature of the solution (here, for the arm, where its hand ends up), and each cell keeps the best solution
        found with those features, its <strong>elite</strong>. Bright cells hold good elites.
      </p>
      <ol>
        <li>Pick an elite at random and vary it a little.</li>
        <li>Measure the child: how good is it, and to which cell does it belong?</li>
        <li>The child takes that cell if it is empty or the child is strictly better.</li>
      </ol>
      <p>Repeated hundreds of thousands of times, this fills the map and keeps improving every part of it.</p>
      <p>
        Mouret &amp; Clune 2015,{' '}
        <a href="https://arxiv.org/abs/1504.04909" target="_blank" rel="noreferrer">
          Illuminating search spaces by mapping elites
        </a>
        , arXiv 1504.04909.
      </p>
    </>
  );
}
