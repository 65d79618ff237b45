// Draws graphs with a question for training and tests: naive, star and balanced (Saparov et al., arXiv 2412.04703, appendix).
//
// One example is a directed acyclic graph with a start and a goal; the answer is any child of the start from which the goal
// can be reached. Written as tokens, left-padded to S = 3 E + 5:
//
//     PAD ... (EDGE u v) x edges  QUERY start goal PATH start
//
// Vertices are 1..E, then PATH = E + 1, EDGE = E + 2, PAD = E + 3, QUERY = E + 4; V = E + 5 tokens in all (0 is never used).
// The page draws the same distributions by its own code, workers/problems/graph-path/; neither may change alone.

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace {

const int PARENTS = 3;  // the most parents (or children) a vertex is given at a time
const int EXTRA = 5;    // the most vertices beyond the chains of a balanced graph

// xoshiro256** (Blackman & Vigna); its state is the caller's, so that a run can be resumed.
struct Random {
  uint64_t *s;
  static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
  uint64_t next() {
    const uint64_t result = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0], s[3] ^= s[1], s[1] ^= s[2], s[0] ^= s[3], s[2] ^= t, s[3] = rotl(s[3], 45);
    return result;
  }
  // In [0, 1).
  double real() { return (next() >> 11) * 0x1.0p-53; }
  // Uniform in from..to, both included.
  int range(int from, int to) { return from + int(real() * (to - from + 1)); }
};

struct Graph {
  int n = 0, start = 0, goal = 0, next = 0, edges = 0;
  std::vector<std::vector<int>> children;
  explicit Graph(int count) : n(count), children(count) {}
  void edge(int from, int to) { children[from].push_back(to), edges++; }
};

std::vector<char> reached_from(const Graph &g, int from) {
  std::vector<char> seen(g.n, 0);
  std::vector<int> stack{from};
  seen[from] = 1;
  while (!stack.empty()) {
    const int v = stack.back();
    stack.pop_back();
    for (int w : g.children[v])
      if (!seen[w]) seen[w] = 1, stack.push_back(w);
  }
  return seen;
}

std::vector<int> useful_children(const Graph &g) {
  std::vector<int> useful;
  for (int w : g.children[g.start])
    if (reached_from(g, w)[g.goal]) useful.push_back(w);
  return useful;
}

// How many levels of breadth-first search from all children at once it takes until the first step is forced.
int lookahead(const Graph &g, int next) {
  struct Item {
    int vertex, branch;
  };
  std::vector<Item> frontier;
  std::vector<char> seen(g.n, 0);
  seen[g.start] = 1;
  for (int w : g.children[g.start]) frontier.push_back({w, w}), seen[w] = 1;
  int depth = 0;
  while (!frontier.empty()) {
    if (std::all_of(frontier.begin(), frontier.end(), [next](const Item &item) { return item.branch == next; })) return depth;
    depth++;
    std::vector<Item> following;
    for (const Item &item : frontier) {
      if (item.vertex == g.goal) return depth;
      for (int w : g.children[item.vertex]) {
        if (!seen[w]) {
          seen[w] = 1, following.push_back({w, item.branch});
        } else if (item.branch == next) {
          for (Item &other : following)
            if (other.vertex == w) other.branch = next;
        }
      }
    }
    frontier.swap(following);
  }
  return depth;
}

// Draws `count` different indices, each time in proportion to the weights left; fewer where fewer have weight.
std::vector<int> draw(Random &random, std::vector<double> weights, int count) {
  std::vector<int> drawn;
  while (int(drawn.size()) < count) {
    double total = 0;
    for (double w : weights) total += w;
    if (total <= 0) break;
    double at = random.real() * total;
    int chosen = -1;
    for (int i = 0; i < int(weights.size()); i++) {
      if (weights[i] <= 0) continue;
      chosen = i;
      at -= weights[i];
      if (at < 0) break;
    }
    drawn.push_back(chosen);
    weights[chosen] = 0;
  }
  return drawn;
}

Graph naive(Random &random, int size) {
  Graph g(random.range(3, size - 1));
  for (int i = 1; i < g.n; i++) {
    const int parents = random.range(0, 1) ? 1 : random.range(1, PARENTS);
    for (int p : draw(random, std::vector<double>(i, 1.0), std::min(parents, i))) g.edge(p, i);
  }
  g.start = random.range(0, g.n - 2);
  do g.goal = random.range(0, g.n - 2);
  while (g.goal == g.start);
  return g;
}

Graph star(Random &random, int size, int longest) {
  std::vector<std::pair<int, int>> shapes;
  for (int length = 1; length <= longest; length++)
    for (int spokes = 1; spokes <= (size - 1) / length; spokes++) shapes.push_back({length, spokes});
  const auto [length, spokes] = shapes[random.range(0, int(shapes.size()) - 1)];
  Graph g(1 + length * spokes);
  for (int k = 0; k < spokes; k++)
    for (int i = 0; i < length; i++) g.edge(i ? k * length + i : 0, k * length + i + 1);
  g.goal = length;
  return g;
}

Graph balanced(Random &random, int size, int depth) {
  const int forks = depth == 0 ? random.range(1, 2) : random.range(2, (size - 1) / depth);
  Graph g(std::max({std::min(depth * forks + 1 + random.range(0, EXTRA), size), depth * forks + 1, 2}));
  std::vector<double> in(g.n, 0.5), out(g.n, 0.5);
  auto edge = [&](int from, int to) { g.edge(from, to), out[from]++, in[to]++; };
  g.goal = std::max(1, depth);
  for (int i = 0; i < g.goal; i++) edge(i, i + 1);
  int used = g.goal + 1;
  for (int fork = 1; fork < forks; fork++) {
    const int room = g.n - used - (forks - fork) * depth;
    const int length = depth + (room > 0 ? random.range(0, 1) : 0);
    for (int i = 0; i < length; i++) edge(i ? used - 1 : 0, used), used++;
  }
  int first = 0;
  for (int prefix = random.range(0, g.n - used); prefix > 0; prefix--) edge(used, first), first = used++;
  for (int w = used; w < g.n; w++) {
    const int children = random.range(0, PARENTS), parents = random.range(children ? 0 : 1, PARENTS);
    for (int c : draw(random, std::vector<double>(in.begin(), in.begin() + w), children)) edge(w, c);
    std::vector<double> weights(out.begin(), out.begin() + w);
    const std::vector<char> below = reached_from(g, w);
    for (int p = 0; p < w; p++)
      if (below[p]) weights[p] = 0;
    for (int p : draw(random, weights, parents)) edge(p, w);
  }
  return g;
}

// Number of shortest paths from start to goal.
double shortest_paths(const Graph &g) {
  std::vector<double> paths(g.n, 0);
  std::vector<int> level{g.start}, distance(g.n, -1);
  paths[g.start] = 1, distance[g.start] = 0;
  for (int d = 1; !level.empty() && distance[g.goal] < 0; d++) {
    std::vector<int> following;
    for (int v : level)
      for (int w : g.children[v]) {
        if (distance[w] < 0) distance[w] = d, following.push_back(w);
        if (distance[w] == d) paths[w] += paths[v];
      }
    level.swap(following);
  }
  return paths[g.goal];
}

uint64_t hash_of(const uint8_t *tokens, int length) {
  uint64_t h = 0xcbf29ce484222325ull;
  for (int i = 0; i < length; i++) h = (h ^ tokens[i]) * 0x100000001b3ull, h ^= h >> 29;
  return h;
}

std::unordered_set<uint64_t> reserved;

}  // namespace

// Keeps these token rows out of everything drawn from now on.
extern "C" void reserve(const uint8_t *tokens, int count, int length) {
  for (int i = 0; i < count; i++) reserved.insert(hash_of(tokens + int64_t(i) * length, length));
}

// Draws `count` examples. A share `naive_share` is naive, `star_share` star, the rest balanced, whose lookahead is drawn once in
// 0..deepest and kept until a graph has it; with exact >= 0 it is that in every balanced example. tested: only questions with
// one right answer, and with a wrong one unless the lookahead is 0. Writes per example: S tokens, the answer (a right one by
// chance), E + 5 flags of the right answers, and the lookahead. Returns the number of graphs tried.
extern "C" int64_t fill(uint64_t *state, int size, double naive_share, double star_share, int deepest, int exact, int tested,
                        int count, uint8_t *tokens, uint8_t *answer, uint8_t *right, uint8_t *depth) {
  Random random{state};
  const int length = 3 * size + 5, PATH = size + 1, EDGE = size + 2, PAD = size + 3, QUERY = size + 4;
  int64_t tried = 0;
  std::vector<int> name(size);
  for (int row = 0; row < count; row++) {
    const double kind = random.real();
    const bool is_naive = kind < naive_share, is_star = !is_naive && kind < naive_share + star_share;
    const int wanted = exact >= 0 ? exact : random.range(0, deepest);
    uint8_t *line = tokens + int64_t(row) * length;
    for (;;) {
      tried++;
      Graph g = is_naive ? naive(random, size) : is_star ? star(random, size, deepest) : balanced(random, size, wanted);
      if (g.edges > size) continue;
      const std::vector<int> useful = useful_children(g);
      if (useful.empty() || shortest_paths(g) > 64) continue;
      const int chosen = useful[random.range(0, int(useful.size()) - 1)];
      const int found = lookahead(g, is_naive || is_star ? chosen : 1);
      if (!is_naive && !is_star && found != wanted) continue;
      if (tested && (useful.size() != 1 || (found > 0 && g.children[g.start].size() < 2))) continue;
      for (int i = 0; i < size; i++) name[i] = i + 1;
      for (int i = size - 1; i > 0; i--) std::swap(name[i], name[random.range(0, i)]);
      std::vector<std::pair<int, int>> edges;
      for (int v = 0; v < g.n; v++)
        for (int w : g.children[v]) edges.push_back({name[v], name[w]});
      for (int i = int(edges.size()) - 1; i > 0; i--) std::swap(edges[i], edges[random.range(0, i)]);
      std::fill(line, line + length, PAD);
      uint8_t *at = line + length - 5 - 3 * edges.size();
      for (const auto &[from, to] : edges) *at++ = EDGE, *at++ = from, *at++ = to;
      *at++ = QUERY, *at++ = name[g.start], *at++ = name[g.goal], *at++ = PATH, *at++ = name[g.start];
      if (!reserved.empty() && reserved.count(hash_of(line, length))) continue;
      answer[row] = name[chosen];
      std::fill(right + int64_t(row) * (size + 5), right + int64_t(row + 1) * (size + 5), 0);
      for (int w : useful) right[int64_t(row) * (size + 5) + name[w]] = 1;
      depth[row] = found;
      break;
    }
  }
  return tried;
}
