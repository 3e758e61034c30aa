/** Minutes of a duration such as `90m`, `20h`, `1h30m` or `3d`. */
export function minutesOf(text: string): number {
  const [, days = "0", hours = "0", minutes = "0"] = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text) ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}
