"""Measures trained networks on the reserved graphs and writes them to public/models/graph-path, with their card.

    python3 training/graph-path/export.py e8 e12 ...        as far as each has been trained
    python3 training/graph-path/export.py --steps e8 e8     also networks along the training of e8, as float16

Other models in the card stay as they are. <name>.bin: float32, little-endian, in the order of `shapes` in net.py.
"""

import hashlib
import json
import os
import sys

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import graphs
import net
import numpy as np
import torch
from runs import BATCH, RUNS, SEED
from train import right_share, trained

OUT = graphs.HERE.parents[1] / "public" / "models" / "graph-path"
STEPS = 12
ANSWERS = 4  # of each kind of graph
MIXES = {(1.0, 0.0): "naive", (0.0, 1.0): "star", (0.0, 0.0): "balanced"}


def answers(network, sets):
    """Tokens without padding and scores by torch, for whoever computes the same."""
    found = []
    for tokens, *_ in sets.values():
        with torch.no_grad():
            scores = network.logits(tokens[:ANSWERS]).numpy()
        for row, score in zip(tokens, scores):
            found.append({"tokens": row[row != network.size + 3].tolist(), "logits": [round(float(x), 5) for x in score]})
    return found


def rows_of_curve(name):
    lines = (graphs.STATE / f"{name}.csv").read_text().splitlines()
    return lines[0].split(","), [[float(x) for x in line.split(",")] for line in lines[1:]]


def chosen_steps(name):
    """Examples seen at STEPS moments: half of the way between two is the logarithm, half the rise of the mean accuracy at lookaheads from 2."""
    header, rows = rows_of_curve(name)
    deep = [i for i, kind in enumerate(header) if kind[0] == "L" and int(kind[1:]) >= 2]
    right = np.maximum.accumulate([np.mean([row[i] for i in deep]) for row in rows])
    seen = np.array([max(row[0], rows[1][0]) for row in rows])
    rise = np.clip((right - right[1]) / (right[-1] - right[1]), 0, 1)
    way = 0.5 * np.log(seen / seen[0]) / np.log(seen[-1] / seen[0]) + 0.5 * rise
    return [int(rows[int(np.argmax(way >= k / (STEPS - 1) - 1e-9))][0]) for k in range(STEPS)]


def write_steps(name):
    size, layers = RUNS[name]["size"], RUNS[name]["layers"]
    header, rows = rows_of_curve(name)
    steps, values = [], []
    for examples in dict.fromkeys(chosen_steps(name)):
        values.append(np.load(graphs.STATE / name / f"{examples:09d}.npy").astype("<f2"))
        line = next(row for row in rows if row[0] == examples)
        accuracy = dict(zip(header[3:], line[3:]))
        rounded = net.Net(size, layers, values[-1].astype(np.float32))
        tokens, _, right, _ = graphs.tests(size, 500, seed=77)[f"L{graphs.deepest(size)}"]
        assert abs(right_share(rounded, tokens, right) - accuracy[f"L{graphs.deepest(size)}"]) < 0.02, examples
        steps.append({"examples": examples, "accuracy on 500 validation graphs": accuracy})
    (OUT / f"{name}-steps.bin").write_bytes(np.stack(values).tobytes())
    return steps


def write(name):
    run = RUNS[name]
    network, state = trained(name), torch.load(graphs.STATE / f"{name}.pt")
    sets = graphs.tests(run["size"])
    accuracy = {kind: round(right_share(network, tokens, right), 4) for kind, (tokens, _, right, _) in sets.items()}
    (OUT / f"{name}.bin").write_bytes(network.flat.numpy().astype("<f4").tobytes())
    (OUT / f"{name}-curve.csv").write_text((graphs.STATE / f"{name}.csv").read_text())
    (OUT / f"{name}-answers.json").write_text(json.dumps(answers(network, sets)) + "\n")
    finished = state["decay_from"] is not None and state["examples"] >= state["decay_from"] + run["decay"]
    return {
        "size": run["size"],
        "layers": run["layers"],
        "parameters": len(network.flat),
        "trained on": MIXES[run["mix"]],
        "grown from": run["parent"],
        "shares of naive and star graphs in the last stage": run["last"],
        **({"share of graphs of the largest lookahead besides, until the rate fell": run["deep"]} if run["deep"] else {}),
        "examples": state["examples"],
        "examples before the rate fell": state["decay_from"],
        "finished": finished,
        "cpu minutes": round(state["seconds"] / 60, 1),
        "accuracy": accuracy,
    }


def described(models):
    names = [path for path in sorted(OUT.iterdir()) if path.name != "card.json"]
    tests = "10,000 fresh graphs for each lookahead (one right answer, and a wrong one unless the lookahead is 0)"
    return {
        "name": "graph-path",
        "what": "Transformers that say the next vertex on the way to a goal in a directed acyclic graph.",
        "inputs": "x0 [n, columns, width] and bias [n, 1, columns] as workers/problems/graph-path/tokens.ts makes them; "
        "workers/problems/graph-path/onnx.ts makes the ONNX graph of the weights",
        "layout": {
            "<name>.bin": "float32, little-endian, in the order of `shapes` in training/graph-path/net.py",
            "<name>-curve.csv": "accuracy on 500 validation graphs of each kind along the training",
            "<name>-answers.json": f"tokens and scores by torch of {ANSWERS} graphs of each kind",
            "<name>-steps.bin": "weights at the steps named in the card, float16, little-endian",
        },
        "files": {
            path.name: {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in names
        },
        "data": "naive, star and balanced graphs by training/graph-path/graphs.cpp, drawn afresh for every step, after Saparov et al. "
        f"2024, arXiv 2412.04703; accuracy is on {tests} and 10,000 naive and star ones, of E = 12 less the graphs of one edge that are not "
        "held out; rows of tokens that are among the test graphs were never trained on",
        "licence": "data and networks MIT, as the rest of this repository",
        "recipe": "training/graph-path/queue.sh && python3 training/graph-path/export.py --steps e8 " + " ".join(models),
        "optimiser": f"AdamW, betas 0.9 and 0.98, decay 0.01, batches of {BATCH}; rates in training/graph-path/runs.py",
        "versions": {"torch": torch.__version__, "numpy": np.__version__},
        "seed": SEED,
        "models": models,
    }


if __name__ == "__main__":
    torch.set_num_threads(1)
    names = sys.argv[1:]
    along = names.pop(1) if names[0] == "--steps" else None
    names = [name for name in names if name != "--steps"]
    OUT.mkdir(exist_ok=True)
    card = OUT / "card.json"
    models = json.loads(card.read_text())["models"] if card.exists() else {}
    for name in names:
        models[name] = {**models.get(name, {}), **write(name)}
        print(name, models[name], flush=True)
    if along:
        models[along]["steps"] = write_steps(along)
    models = {name: models[name] for name in RUNS if name in models}
    card.write_text(json.dumps(described(models), indent=2) + "\n")
