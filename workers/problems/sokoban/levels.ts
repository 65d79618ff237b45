/** Small levels made for this page; the tests say how many pushes each needs. */
export const LEVELS: readonly { readonly value: string; readonly name: string; readonly text: string }[] = [
  { value: 'doorway', name: 'Doorway', text: '#######|#  #  #|#@$ . #|#  #  #|#######' },
  { value: 'bend', name: 'Bend', text: '########|#  .   #|# $# $ #|# .@   #|#   ####|#####' },
  { value: 'pocket', name: 'Pocket', text: ' #####|##  .##|#  $  #|# #.# #|#  $@ #|##   ##| #####' },
  { value: 'pillars', name: 'Pillars', text: '#######|#  .  #|# $$  #|##.#. #|#  $@ #|#   ###|#####' },
  { value: 'stairs', name: 'Stairs', text: '######|#    #|# $$ #|# .@.###|##$   .#| #     #| #######' },
  {
    value: 'two-rooms',
    name: 'Two rooms',
    text: '#########|#   #   #|# $   $ #|## # # ##|#. $@  .#|#  #.#  #|#########',
  },
  { value: 'corners', name: 'Four corners', text: '#######|#.   .#|# $#$ #|#  @  #|# $#$ #|#.   .#|#######' },
];
