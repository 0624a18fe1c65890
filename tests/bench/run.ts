import { readFlags } from "#tests/bench/flags";
import { Teardown } from "#tests/bench/teardown";
