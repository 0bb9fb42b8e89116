import { expectPeers } from "./expect-peers.ts";

// One equation: test/reference/peers-*.R.
expectPeers(["binary", "ordered", "counts", "censored"]);
