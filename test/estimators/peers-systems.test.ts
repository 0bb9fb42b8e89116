import { expectPeers } from "./expect-peers.ts";

// Several equations: test/reference/peers-*.R.
expectPeers(["selection", "two-probits", "endogenous"]);
