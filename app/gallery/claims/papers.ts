/** The papers that claims and runs are about. */
import type { Paper } from './claim.ts';

export const MOURET_CLUNE: Paper = {
  id: 'map-elites',
  title: 'Illuminating search spaces by mapping elites',
  authors: 'Mouret & Clune',
  year: 2015,
  arxiv: '1504.04909',
};

export const CMA_ME: Paper = {
  id: 'cma-me',
  title: 'Covariance Matrix Adaptation for the Rapid Illumination of Behavior Space',
  authors: 'Fontaine, Togelius, Nikolaidis & Hoover',
  year: 2020,
  arxiv: '1912.02400',
};

export const CMA_MAE: Paper = {
  id: 'cma-mae',
  title: 'Covariance Matrix Adaptation MAP-Annealing',
  authors: 'Fontaine & Nikolaidis',
  year: 2023,
  arxiv: '2205.10752',
};

export const THIS_PAGE: Paper = { id: 'this-page', title: 'Found with this page', authors: 'no paper', year: 2026 };

export const HARDWARE_AWARE: Paper = {
  id: 'hardware-aware',
  title: 'A hardware-aware system for accelerating deep neural network optimization',
  authors: 'Sarah, Cummings et al.',
  year: 2022,
  arxiv: '2202.12954',
};

export const LINAS: Paper = {
  id: 'linas',
  title: 'A hardware-aware framework for accelerating neural architecture search across modalities',
  authors: 'Cummings, Sarah et al.',
  year: 2022,
  arxiv: '2205.10358',
};

export const SPARSE_MASKS: Paper = {
  id: 'sparse-masks',
  title: 'Random search as a baseline for sparse neural network architecture search',
  authors: 'Farahani',
  year: 2024,
  arxiv: '2403.08265',
};

export const UCT: Paper = {
  id: 'uct',
  title: 'Bandit based Monte-Carlo planning',
  authors: 'Kocsis & Szepesvári',
  year: 2006,
  doi: '10.1007/11871842_29',
};

export const TRAP: Paper = {
  id: 'trap',
  title: 'Bandit algorithms for tree search',
  authors: 'Coquelin & Munos',
  year: 2007,
  arxiv: 'cs/0703062',
};

export const SOLVER: Paper = {
  id: 'solver',
  title: 'Monte-Carlo tree search solver',
  authors: 'Winands, Björnsson & Saito',
  year: 2008,
  doi: '10.1007/978-3-540-87608-3_3',
};

export const DEEP_ARCHITECT: Paper = {
  id: 'deep-architect',
  title: 'DeepArchitect: automatically designing and training deep architectures',
  authors: 'Negrinho & Gordon',
  year: 2017,
  arxiv: '1704.08792',
};

export const TO_SEARCH: Paper = {
  id: 'search',
  title: 'Transformers struggle to learn to search',
  authors: 'Saparov et al.',
  year: 2024,
  arxiv: '2412.04703',
};

/** In the order in which they are shown; what is in no paper comes last. */
export const PAPERS: readonly Paper[] = [
  MOURET_CLUNE,
  CMA_ME,
  CMA_MAE,
  LINAS,
  HARDWARE_AWARE,
  SPARSE_MASKS,
  UCT,
  TRAP,
  SOLVER,
  DEEP_ARCHITECT,
  TO_SEARCH,
  THIS_PAGE,
];
