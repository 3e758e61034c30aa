// Sunset by Meeus, Astronomical Algorithms, chapters 25 and 28 (low accuracy, about half a minute).
const DAY = 86_400_000;
const rad = Math.PI / 180;
const sin = (deg) => Math.sin(deg * rad);
const cos = (deg) => Math.cos(deg * rad);

/** The sun's upper limb at the horizon: refraction 34', semidiameter 16'. */
const altitude = -0.833;

/** Sunset on a local date at a place, as UTC epoch milliseconds. */
export function sunset(date, { latitude, longitude }) {
  const midnight = Date.parse(`${date}T00:00:00Z`) - (longitude / 360) * DAY;
  let instant = midnight + 0.75 * DAY;
  for (let i = 0; i < 4; i++) {
    const { declination, equationOfTime } = sun(instant);
    const hourAngle =
      Math.acos((sin(altitude) - sin(latitude) * sin(declination)) / (cos(latitude) * cos(declination))) /
      rad;
    instant = midnight + ((180 + hourAngle - equationOfTime) / 360) * DAY;
  }
  return instant;
}

/** Declination and equation of time of the sun, in degrees. */
function sun(instant) {
  const t = (instant / DAY + 2440587.5 - 2451545) / 36525;
  const meanLongitude = 280.46646 + t * (36000.76983 + t * 0.0003032);
  const anomaly = 357.52911 + t * (35999.05029 - t * 0.0001537);
  const centre =
    (1.914602 - t * 0.004817) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly);
  const node = 125.04 - 1934.136 * t;
  const longitude = meanLongitude + centre - 0.00569 - 0.00478 * sin(node);
  const obliquity = 23.439291 - t * 0.0130042 + 0.00256 * cos(node);
  const rightAscension = Math.atan2(cos(obliquity) * sin(longitude), cos(longitude)) / rad;
  const wrapped = (meanLongitude - 0.0057183 - rightAscension) % 360;
  return {
    declination: Math.asin(sin(obliquity) * sin(longitude)) / rad,
    equationOfTime: wrapped > 180 ? wrapped - 360 : wrapped < -180 ? wrapped + 360 : wrapped,
  };
}

/** Minutes after local midnight of a date at which the sun sets, by the city's clock. */
export function sunsetClock(date, city) {
  const instant = sunset(date, city);
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: city.zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const [hour, minute, second] = clock.format(instant).split(":").map(Number);
  return hour * 60 + minute + second / 60;
}
