import { expectPeers } from "./expect-peers.ts";

// Random effects: test/reference/peers-panel.R.
expectPeers(["panel"]);
