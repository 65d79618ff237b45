"""Trains the super-network on MNIST-1D and writes public/models/supernet/weights.bin.

    python3 training/supernet/train.py          (Debian: python3-torch python3-scipy; some minutes of one core, can be resumed)

Sandwich rule and inplace distillation (Yu & Huang 2019, arXiv 1903.05134): every step trains the largest network on labels, and
the smallest and two random ones half on labels, half on what the largest says. Validation data (the published test split)
decide nothing here.
"""

import math
import pathlib

import data
import net
import torch
from torch.nn import functional as F

SEED = 1
STEPS = 6000
BATCH = 100
RATE = 4e-3
NOISE = 0.05
HERE = pathlib.Path(__file__).resolve().parent
STATE = HERE / "state"
OUT = HERE.parents[1] / "public" / "models" / "supernet"


def tensors(x, y):
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y)


def batches(random, count):
    """Rows of ever new passes over the data, in random order."""
    while True:
        order = torch.randperm(count, generator=random)
        yield from order[: count - count % BATCH].split(BATCH)


def set_rate(optimiser, step, steps, rate):
    """Half a cosine from `rate` down to 0."""
    for group in optimiser.param_groups:
        group["lr"] = rate * 0.5 * (1 + math.cos(math.pi * step / steps))


def sandwich(weights, x, y, random):
    """The loss of one step."""
    scores = net.forward(weights, net.LARGEST, x)
    loss = F.cross_entropy(scores, y)
    said = scores.detach().softmax(1)
    drawn = torch.randint(net.NETWORKS, (2,), generator=random).tolist()
    for network in (net.SMALLEST, *drawn):
        scores = net.forward(weights, network, x)
        loss = loss + 0.5 * F.cross_entropy(scores, y) + 0.5 * F.cross_entropy(scores, said)
    return loss


def report(weights, step, x, y):
    with torch.no_grad():
        right = [1 - net.wrong_answers(net.forward(weights, n, x), y) / len(y) for n in (net.LARGEST, net.SMALLEST)]
    print(f"step {step}: validation accuracy of the largest {right[0]:.3f}, of the smallest {right[1]:.3f}", flush=True)


def train():
    random = torch.Generator().manual_seed(SEED)
    x, y = tensors(*data.published())
    weights = [weight.requires_grad_() for weight in net.new_weights(random)]
    optimiser = torch.optim.Adam(weights)
    begin, rows = 0, batches(random, data.TRAIN)
    checkpoint = STATE / "train.pt"
    for step in range(STEPS):
        if step % (data.TRAIN // BATCH * 10) == 0 and step >= begin:
            # at the end of a pass, so that the generator says all there is to say about the order to come
            if step == 0 and checkpoint.exists():
                begin, kept, moments, state = torch.load(checkpoint)
                optimiser.load_state_dict(moments)
                for weight, value in zip(weights, kept):
                    weight.data.copy_(value)
                random.set_state(state)
            else:
                torch.save((step, weights, optimiser.state_dict(), random.get_state()), checkpoint)
                report(weights, step, x[data.TRAIN :], y[data.TRAIN :])
        if step < begin:
            continue
        row = next(rows)
        set_rate(optimiser, step, STEPS, RATE)
        noisy = x[row] + NOISE * torch.randn(x[row].shape, generator=random)
        optimiser.zero_grad()
        sandwich(weights, noisy, y[row], random).backward()
        optimiser.step()
    report(weights, STEPS, x[data.TRAIN :], y[data.TRAIN :])
    return weights


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    STATE.mkdir(exist_ok=True)
    OUT.mkdir(parents=True, exist_ok=True)
    net.save(train(), OUT / "weights.bin")
