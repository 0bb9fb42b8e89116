/** One way of effects: the group of each row, numbered from 0, and how many groups there are. A group may be without rows. */
export interface Way {
  readonly codes: Int32Array;
  readonly count: number;
}
