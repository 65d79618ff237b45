"""Trains one model of runs.py, with one thread, and goes on where it was stopped.

    python3 training/graph-path/train.py e8          (Debian: python3-torch, g++)

Keeps state/<name>.pt every minute, state/<name>.csv (the learning curve: accuracy by lookahead on validation graphs), and
weights along the way in state/<name>/<examples>.npy. Fresh graphs for ever; the reserved test graphs are never among them.
AdamW (betas .9 and .98, decay .01), gradients clipped to norm 1.
"""

import os
import sys
import time

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import graphs
import grow
import numpy as np
import torch
from net import Net
from runs import BATCH, RUNS, SEED, WARM
from torch.nn import functional as F

CHUNK = 16  # batches drawn at a time
EVERY = CHUNK * BATCH * 32  # examples between two lines of the learning curve
VALIDATION = 500  # graphs of each kind
KEEP_SECONDS = 60


def right_share(net, tokens, right):
    """Share of graphs whose best scored token is a right answer."""
    with torch.no_grad():
        best = torch.cat([net.logits(part).argmax(1) for part in np.array_split(tokens, max(1, len(tokens) // 250))])
    return float(right[np.arange(len(right)), best.numpy()].mean())


def trained(name):
    """The network of a run, as far as it is."""
    return Net(RUNS[name]["size"], RUNS[name]["layers"], torch.load(graphs.STATE / f"{name}.pt")["flat"])


class Trainer:
    def __init__(self, name):
        self.name, self.run = name, RUNS[name]
        self.file = graphs.STATE / f"{name}.pt"
        self.validation = graphs.tests(self.run["size"], VALIDATION, seed=77)
        graphs.reserve(graphs.tests(self.run["size"]))
        size, layers = self.run["size"], self.run["layers"]
        if self.file.exists():
            self.__dict__.update(torch.load(self.file))
            self.net = Net(size, layers, self.flat)
        else:
            parent = self.run["parent"]
            values = grow.grown(trained(parent), size, layers) if parent else None
            self.net = Net(size, layers, values)
            if values is None:
                self.net.start(torch.Generator().manual_seed(SEED))
            self.random, self.examples, self.decay_from, self.seconds = graphs.seeded(SEED), 0, None, 0.0
            self.curve = []
            self.m, self.v = torch.zeros_like(self.net.flat), torch.zeros_like(self.net.flat)
        self.flat = self.net.flat

    def keep(self):
        kept = ("flat", "m", "v", "random", "examples", "decay_from", "seconds", "curve")
        part = self.file.with_suffix(".part")
        torch.save({key: getattr(self, key) for key in kept}, part)
        os.replace(part, self.file)
        lines = [",".join(["examples", "cpu_minutes", "loss", *self.validation])] + [",".join(map(str, row)) for row in self.curve]
        self.file.with_suffix(".csv").write_text("\n".join(lines) + "\n")

    def keep_weights(self):
        folder = graphs.STATE / self.name
        folder.mkdir(exist_ok=True)
        np.save(folder / f"{self.examples:09d}.npy", self.flat.numpy())

    def rate(self):
        low, high = self.run["rate"]
        rate = low + (high - low) * min(1, self.examples / self.run["rise"])
        if self.decay_from is not None:
            rate *= 1 - 0.98 * min(1, (self.examples - self.decay_from) / self.run["decay"])
        return rate * min(1, (self.examples + BATCH) / WARM)

    def drawn(self):
        """Fresh graphs for CHUNK batches."""
        size, (naive, star) = self.run["size"], self.run["mix" if self.decay_from is None else "last"]
        deep = round(CHUNK * BATCH * self.run["deep"]) if self.decay_from is None else 0
        tokens, answer, _, _ = graphs.draw(self.random, size, CHUNK * BATCH - deep, naive, star)
        if deep:
            far = graphs.draw(self.random, size, deep, exact=graphs.deepest(size))
            # In every batch as many of them.
            order = np.arange(CHUNK * BATCH).reshape(BATCH, CHUNK).T.ravel()
            tokens, answer = np.concatenate([tokens, far[0]])[order], np.concatenate([answer, far[1]])[order]
        return tokens, answer

    def step(self, tokens, answer):
        net = self.net
        net.grad.zero_()
        loss = F.cross_entropy(net.logits(tokens), torch.as_tensor(answer).long())
        loss.backward()
        self.examples += len(tokens)
        with torch.no_grad():
            net.grad.mul_(1 / max(1.0, float(net.grad.norm())))
            count, rate = self.examples // BATCH, self.rate()
            self.m.lerp_(net.grad, 0.1)
            self.v.mul_(0.98).addcmul_(net.grad, net.grad, value=0.02)
            size = rate / (1 - 0.9**count)
            net.flat.mul_(1 - rate * 0.01)
            net.flat.addcdiv_(self.m, (self.v / (1 - 0.98**count)).sqrt_().add_(1e-8), value=-size)
        return float(loss)

    def measure(self, loss):
        """A line of the learning curve; decides whether the rate begins to fall."""
        found = {kind: right_share(self.net, tokens, right) for kind, (tokens, _, right, _) in self.validation.items()}
        self.curve.append([self.examples, round(self.seconds / 60, 2), round(loss, 4), *(round(f, 4) for f in found.values())])
        print(self.name, *self.curve[-1], "falling" if self.decay_from is not None else "", flush=True)
        naive, star = self.run["mix"]
        counted = ["naive"] if naive == 1 else ["star"] if star == 1 else [kind for kind in found if kind[0] == "L"]
        ready = self.examples >= self.run["least"] and min(found[kind] for kind in counted) >= self.run["ready"]
        if self.decay_from is None and (ready or self.examples >= self.run["most"]):
            self.decay_from = self.examples

    def finished(self):
        return self.decay_from is not None and self.examples >= self.decay_from + self.run["decay"]

    def train(self):
        kept, began, losses = time.monotonic(), time.process_time(), []
        if not self.curve:
            self.measure(float("nan"))
            self.keep_weights()
        while not self.finished():
            tokens, answer = self.drawn()
            for at in range(0, len(tokens), BATCH):
                losses.append(self.step(tokens[at : at + BATCH], answer[at : at + BATCH]))
            now = time.process_time()
            self.seconds, began = self.seconds + now - began, now
            if self.examples % EVERY == 0:
                self.measure(float(np.mean(losses)))
                self.keep_weights()
                losses = []
            if time.monotonic() - kept > KEEP_SECONDS or self.finished():
                self.keep()
                kept = time.monotonic()
        self.keep_weights()
        self.keep()


if __name__ == "__main__":
    torch.set_num_threads(1)
    Trainer(sys.argv[1]).train()
