"""Trains the network that judges positions of Connect-4 and writes it as ONNX with its card.

    npx tsx training/connect4/label.ts 0 12400 training/connect4/labels-0.txt
    npx tsx training/connect4/encode.ts training/connect4/records.bin training/connect4/labels-*.txt
    python3 training/connect4/train.py training/connect4/records.bin MINUTES
        (Debian: python3-torch python3-onnx; one or two cores)

A small convolutional network with two heads, as AlphaZero's (Silver et al. 2018) but taught by the solver: policy, uniform
over the best moves of positions where moves differ; value, 0 a loss, 0.5 a draw, 1 a win of whoever moves. Every sample is
mirrored or not, by chance. The learning rate falls to nothing over the time given, so a repetition on another machine gives
other weights. planes [n, 6, 6, 7] -> policy [n, 7], value [n, 1].
"""

import hashlib
import json
import pathlib
import sys
import time

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional as F

SEED = 1
CHANNELS = 64
WIDTH = 128
DROPPED = 0.2
BATCH = 256
RATE = 3e-3
OUT = pathlib.Path(__file__).resolve().parents[2] / "public" / "models" / "connect4"
RECIPE = (
    "npx tsx training/connect4/label.ts 0 12400 labels-0.txt && "
    "npx tsx training/connect4/label.ts 1000000 1012100 labels-1000000.txt && "
    "npx tsx training/connect4/encode.ts records.bin labels-0.txt labels-1000000.txt && "
    "python3 training/connect4/train.py records.bin 9"
)
CHECKPOINT = pathlib.Path(sys.argv[1]).with_suffix(".pt")

records = np.fromfile(sys.argv[1], np.uint8).reshape(-1, 261)
minutes = float(sys.argv[2])
torch.manual_seed(SEED)
torch.set_num_threads(1)

planes = torch.from_numpy(records[:, :252].reshape(-1, 6, 6, 7).copy())
moves = torch.from_numpy(records[:, 252:259].astype(np.int64))
values = torch.from_numpy(records[:, 259].astype(np.float32) / 2)
use = records[:, 260]
legal = moves != 9
best = (moves * 2 == (values * 4).round().long()[:, None]) & legal
known = (moves != 8).all(1)
# Where all moves are equally good there is nothing to choose.
differ = known & ((best.sum(1) < legal.sum(1)))
targets = best.float() / best.sum(1, keepdim=True).clamp(min=1)


class Net(nn.Module):
    """Looks at all windows of 4 x 4 with the same weights, as fours lie in these; then at what it found there and the squares together."""

    def __init__(self):
        super().__init__()
        self.windows = nn.Conv2d(6, CHANNELS, 4)
        self.mix = nn.Linear(CHANNELS * 12 + 252, WIDTH)
        self.more = nn.Linear(WIDTH, WIDTH)
        self.policy = nn.Linear(WIDTH, 7)
        self.value = nn.Linear(WIDTH, 1)

    def forward(self, x):
        x = torch.cat([F.relu(self.windows(x)).flatten(1), x.flatten(1)], 1)
        x = F.relu(self.mix(F.dropout(x, DROPPED, self.training)))
        x = F.relu(x + self.more(F.dropout(x, DROPPED, self.training)))
        return self.policy(x), self.value(x)[:, 0]


net = Net()


def losses(rows):
    x = planes[rows].float()
    y, may = targets[rows], legal[rows]
    turned = torch.rand(len(rows)) < 0.5
    x = torch.where(turned[:, None, None, None], x.flip(3), x)
    y = torch.where(turned[:, None], y.flip(1), y)
    may = torch.where(turned[:, None], may.flip(1), may)
    policy, value = net(x)
    policy = F.log_softmax(policy.masked_fill(~may, -1e4), 1)
    chosen = differ[rows].float()
    policy_loss = -((y * policy).sum(1) * chosen).sum() / chosen.sum().clamp(min=1)
    return policy_loss, F.binary_cross_entropy_with_logits(value, values[rows])


def judge(which):
    """Share of positions where the move with the greatest probability is a best one; share of values on the right side; their squared error."""
    net.eval()
    right, near, square, asked, count = 0, 0, 0.0, 0, 0
    with torch.no_grad():
        for rows in torch.from_numpy(np.flatnonzero(use == which)).split(1024):
            policy, value = net(planes[rows].float())
            value = torch.sigmoid(value)
            pick = policy.masked_fill(~legal[rows], -1e4).argmax(1)
            hit = best[rows].gather(1, pick[:, None])[:, 0]
            right += (hit & differ[rows]).sum().item()
            asked += differ[rows].sum().item()
            near += ((value * 2).round() == values[rows] * 2).sum().item()
            square += ((value - values[rows]) ** 2).sum().item()
            count += len(rows)
    net.train()
    return right / asked, near / count, square / count


train = use == 0
parents = torch.from_numpy(np.flatnonzero(train & differ.numpy()))
rest = torch.from_numpy(np.flatnonzero(train & ~differ.numpy()))
print(f"to train: {len(parents)} positions with a choice, {len(rest)} others", flush=True)

optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-2)
begun = time.time()
spent, steps, told = 0.0, 0, 0.0
while spent < 1:
    for group in optimiser.param_groups:
        group["lr"] = RATE * min(1, (steps + 1) / 200) * 0.5 * (1 + np.cos(np.pi * spent))
    # Half of each batch has something to choose.
    rows = torch.cat(
        [parents[torch.randint(len(parents), (BATCH // 2,))], rest[torch.randint(len(rest), (BATCH // 2,))]]
    )
    policy_loss, value_loss = losses(rows)
    optimiser.zero_grad()
    (policy_loss + value_loss).backward()
    optimiser.step()
    steps += 1
    spent = (time.time() - begun) / (60 * minutes)
    if spent - told > 0.1:
        told = spent
        torch.save(net.state_dict(), CHECKPOINT)
        right, near, square = judge(1)
        print(
            f"{steps} steps, loss {policy_loss.item():.3f} {value_loss.item():.3f};"
            f" validation: move {right:.3f}, value {near:.3f}, squared error {square:.4f}",
            flush=True,
        )

nodes, constants = [], []


def layer(op, module, source, out, **attributes):
    weight, bias = f"{out}_weight", f"{out}_bias"
    matrix = module.weight.detach().numpy()
    constants.append(numpy_helper.from_array((matrix.T if op == "Gemm" else matrix).copy(), weight))
    constants.append(numpy_helper.from_array(module.bias.detach().numpy(), bias))
    nodes.append(helper.make_node(op, [source, weight, bias], [out], **attributes))


def relu(source, out):
    nodes.append(helper.make_node("Relu", [source], [out]))
    return out


# The convolution as a product of matrices, window by window: on WebGPU onnxruntime-web 1.30 computes one of six channels wrongly.
places = np.arange(252).reshape(6, 6, 7)
for name, constant in [
    ("window", np.stack([places[:, r : r + 4, c : c + 4].ravel() for r in range(3) for c in range(4)])),
    ("window_weight", net.windows.weight.detach().numpy().reshape(CHANNELS, -1).T.copy()),
    ("window_bias", net.windows.bias.detach().numpy()),
]:
    constants.append(numpy_helper.from_array(constant, name))
nodes += [
    helper.make_node("Flatten", ["planes"], ["squares"], axis=1),
    helper.make_node("Gather", ["squares", "window"], ["seen"], axis=1),
    helper.make_node("MatMul", ["seen", "window_weight"], ["scored"]),
    helper.make_node("Add", ["scored", "window_bias"], ["raised"]),
]
nodes.append(helper.make_node("Flatten", [relu("raised", "found")], ["found_flat"], axis=1))
nodes.append(helper.make_node("Concat", ["found_flat", "squares"], ["all"], axis=1))
# Windows now come before channels.
with torch.no_grad():
    weight = net.mix.weight.clone()
    order = torch.arange(CHANNELS * 12).view(CHANNELS, 12).T.flatten()
    net.mix.weight[:, : CHANNELS * 12] = weight[:, order]
layer("Gemm", net.mix, "all", "mix")
with torch.no_grad():
    net.mix.weight.copy_(weight)
layer("Gemm", net.more, relu("mix", "mixed"), "more")
nodes.append(helper.make_node("Add", ["mixed", "more"], ["sum"]))
judged = relu("sum", "judged")
layer("Gemm", net.policy, judged, "scores")
# Columns without a square to play get nothing: scores there were never taught, and could leave nothing to the others.
for name, constant in [("playable", np.array(4)), ("rows", np.array([1])), ("one", np.float32(1)), ("far", np.float32(1e4))]:
    constants.append(numpy_helper.from_array(np.asarray(constant), name))
nodes += [
    helper.make_node("Gather", ["planes", "playable"], ["playable_squares"], axis=1),
    helper.make_node("ReduceSum", ["playable_squares", "rows"], ["open"], keepdims=0),
    helper.make_node("Sub", ["open", "one"], ["closed"]),
    helper.make_node("Mul", ["closed", "far"], ["penalty"]),
    helper.make_node("Add", ["scores", "penalty"], ["legal_scores"]),
    helper.make_node("Softmax", ["legal_scores"], ["policy"], axis=-1),
]
layer("Gemm", net.value, judged, "worth")
nodes.append(helper.make_node("Sigmoid", ["worth"], ["value"]))
graph = helper.make_graph(
    nodes,
    "connect4",
    [helper.make_tensor_value_info("planes", TensorProto.FLOAT, ["n", 6, 6, 7])],
    [
        helper.make_tensor_value_info("policy", TensorProto.FLOAT, ["n", 7]),
        helper.make_tensor_value_info("value", TensorProto.FLOAT, ["n", 1]),
    ],
    constants,
)
model = helper.make_model(graph, producer_name="searchlight", opset_imports=[helper.make_opsetid("", 17)])
model.ir_version = 8
onnx.checker.check_model(model)
OUT.mkdir(parents=True, exist_ok=True)
(OUT / "model.onnx").write_bytes(model.SerializeToString())

net.eval()
hard = torch.from_numpy(np.flatnonzero(use == 2))
with torch.no_grad():
    policy, value = net(planes[hard].float())
    policy = policy.masked_fill(~legal[hard], -1e4).softmax(1)
    value = torch.sigmoid(value)
# What the page's runtime is checked against: the first hard positions, as torch judges them.
answers = [
    {"policy": [round(p, 6) for p in policy[i].tolist()], "value": round(value[i].item(), 6)} for i in range(12)
]
(OUT / "answers.json").write_text(json.dumps(answers, indent=1) + "\n")


def shipped(name):
    content = (OUT / name).read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


right, near, square = judge(1)
hard_right, hard_near, hard_square = judge(2)
card = {
    "name": "connect4",
    "what": "Judges positions of Connect-4 on 7x6: the expected reward of whoever moves, and how likely each column is best.",
    "inputs": {"planes": ["n", 6, 6, 7]},
    "outputs": {"policy": ["n", 7], "value": ["n", 1]},
    "layout": {
        "planes": "as encode of workers/problems/connect4/network.ts writes them",
        "answers.json": "policy and value by torch of the first 12 positions of workers/problems/connect4/hard-positions.ts",
    },
    "files": {name: shipped(name) for name in ("model.onnx", "answers.json")},
    "data": f"positions of 12 to 35 random plies labelled by this repository's own exact solver, mirrored or not: "
    f"{int((train & known.numpy()).sum())} with the values of all moves ({len(parents)} of them where moves differ), {int((train & ~known.numpy()).sum())} with their own value; "
    "the 200 positions of workers/problems/connect4/hard-positions.ts and their mirror images are in none of them",
    "licence": "data and network MIT, as the rest of this repository",
    "recipe": RECIPE,
    "versions": {"torch": torch.__version__, "numpy": np.__version__, "onnx": onnx.__version__},
    "seed": SEED,
    "minutes": minutes,
    "steps": steps,
    "samples a step": BATCH,
    "metrics": {
        "validation positions": int((use == 1).sum()),
        "validation: likeliest move is a best one, where moves differ": round(right, 4),
        "validation: value nearest to the true one of 0, 0.5, 1": round(near, 4),
        "validation: squared error of the value": round(square, 4),
        "200 hard positions: likeliest move is a best one": round(hard_right, 4),
        "200 hard positions: value nearest to the true one": round(hard_near, 4),
    },
}
(OUT / "card.json").write_text(json.dumps(card, indent=2) + "\n")
print(json.dumps(card["metrics"], indent=1), steps, "steps")
