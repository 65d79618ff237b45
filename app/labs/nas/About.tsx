/** The lab in plain words. */
export function About() {
  return (
    <details className="about" data-part="about">
      <summary>What am I looking at?</summary>
      <p>
        Neural architecture search looks for networks that are good at two things at once: few mistakes and little cost.
        No network is best at both, so the answer is a <strong>Pareto front</strong>: the networks that no other one
        beats in one respect without losing in another.
      </p>
      <ol>
        <li>
          One large network, the <strong>super-network</strong>, was trained so that parts of it work by themselves.
          There are 110,592 such sub-networks.
        </li>
        <li>
          A search picks some; each is run on 1,000 signals by ONNX, here in your browser, and its mistakes counted.
        </li>
        <li>
          The share of the <strong>hypervolume</strong> says how close the front found comes to the true one, which is
          known because every sub-network was tried beforehand.
        </li>
      </ol>
      <p>
        All accuracies are those of sub-networks <em>with inherited weights</em>: exact and true, but a network trained
        by itself may do better or worse.
      </p>
      <p>
        Sarah, Cummings et al. 2022,{' '}
        <a href="https://arxiv.org/abs/2202.12954" target="_blank" rel="noreferrer">
          A hardware-aware system for accelerating deep neural network optimization
        </a>
        , arXiv 2202.12954, and its sequel, arXiv 2205.10358.
      </p>
    </details>
  );
}
