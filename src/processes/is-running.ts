/** Says whether a process with this id is running. */
export function isRunning(pid: number): boolean {
  // Ids of zero and below stand for groups of processes.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
