#!/bin/sh
# Trains everything of runs.py, two models at a time, one thread each; started again it goes on where it was stopped.
#
#     nice -n 19 setsid nohup training/graph-path/queue.sh >/dev/null 2>&1 &
#
# One lane: e8, e12-first, e16, e12, each begun from the one before. The other: e12 on naive and on star graphs. A model
# that is trained already takes no time. Stop with: kill -- -$(cat training/graph-path/state/queue.pid)
cd "$(dirname "$0")" || exit 1
mkdir -p state
echo $$ >state/queue.pid
lane() {
  for name in "$@"; do
    [ -f "state/$name.done" ] || { "${PYTHON:-python3}" train.py "$name" >>"state/$name.log" 2>&1 && touch "state/$name.done"; } || exit 1
  done
}
lane e8 e12-first e16 e12 &
lane e12-naive e12-naive-long e12-star &
wait
