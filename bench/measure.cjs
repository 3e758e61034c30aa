// Runs xb in this process and writes its peak memory in MB, its CPU time and the time by the clock in ms to file descriptor 3.
const { writeSync } = require("node:fs");
const { join } = require("node:path");

process.argv.splice(1, 1, join(__dirname, "../bin/xb.js"));
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${maxRSS / 1024} ${(userCPUTime + systemCPUTime) / 1000} ${process.uptime() * 1000}`);
});
require("../bin/xb.js");
