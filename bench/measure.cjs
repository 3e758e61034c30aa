// Runs xb in this process and writes its peak memory in MB to file descriptor 3.
const { writeSync } = require("node:fs");
const { join } = require("node:path");

process.argv.splice(1, 1, join(__dirname, "../bin/xb.js"));
process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS / 1024)));
require("../bin/xb.js");
