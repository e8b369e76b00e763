// Loaded before a measured program: when it ends, writes what it cost to the file that CONG_XA_COST names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  writeFileSync(process.env['CONG_XA_COST']!, JSON.stringify(cost));
});
