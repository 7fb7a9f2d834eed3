/** Preloaded into what the launcher starts: ends it in good order when the launcher is killed. */
if (process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // The channel alone must not keep a finished program running.
  process.channel.unref();
}
