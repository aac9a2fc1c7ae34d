/**
 * Times as the reader sees them: in their zone and locale, with Slack's date tokens.
 *
 * Pure: epoch seconds, an IANA zone and a locale in, words out. "Now" is the sandbox's, given by the caller.
 */

const HALF_YEAR = 182 * 24 * 3600;
const DAY = 24 * 3600;

const formats = new Map();

function format(locale, zone, options) {
  const key = JSON.stringify([locale, zone, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
  return formats.get(key);
}

/** Wall-clock parts `{year, month, day, hour, minute, second}` of an instant in a zone. */
export function wallClock(epoch, zone) {
  const parts = format("en-US", zone, {
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    hourCycle: "h23",
  }).formatToParts(epoch * 1000);
  return Object.fromEntries(parts.filter((part) => part.type !== "literal").map((part) => [part.type, Number(part.value)]));
}

/** The epoch second of a wall-clock time (`YYYY-MM-DD`, `HH:MM`) in a zone; in a gap, the time after it. */
export function epochOf(date, time, zone) {
  const [year, month, day] = date.split("-").map(Number);
  const [hour, minute] = time.split(":").map(Number);
  const wanted = Date.UTC(year, month - 1, day, hour, minute) / 1000;
  let guess = wanted;
  for (let round = 0; round < 3; round += 1) {
    const seen = wallClock(guess, zone);
    const shown = Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute, seen.second) / 1000;
    if (shown === wanted) break;
    guess += wanted - shown;
  }
  return guess;
}

const two = (number) => String(number).padStart(2, "0");

/** `YYYY-MM-DD` in the zone. */
export function isoDate(epoch, zone) {
  const { year, month, day } = wallClock(epoch, zone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** `HH:MM` in the zone. */
export function isoTime(epoch, zone) {
  const { hour, minute } = wallClock(epoch, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** Whole calendar days from `now` to `epoch` in the zone: -1 is yesterday. */
export function dayDistance(epoch, now, zone) {
  const midday = (date) => Date.parse(`${date}T12:00:00Z`) / 1000;
  return Math.round((midday(isoDate(epoch, zone)) - midday(isoDate(now, zone))) / DAY);
}

function ordinal(day) {
  const tens = day % 100;
  if (tens >= 11 && tens <= 13) return `${day}th`;
  return `${day}${{ 1: "st", 2: "nd", 3: "rd" }[day % 10] ?? "th"}`;
}

/** What stands between a day and its time: a word where the page knows it, else a comma. */
const joint = (at) => (at.locale.startsWith("en") ? " at " : ", ");

/** A long date; English has ordinals ("February 18th"), as Slack writes it. */
function longDate(epoch, at, { weekday = false, year = true } = {}) {
  if (!at.locale.startsWith("en")) {
    return format(at.locale, at.zone, {
      day: "numeric", month: "long", ...(year && { year: "numeric" }), ...(weekday && { weekday: "long" }),
    }).format(epoch * 1000);
  }
  const month = format(at.locale, at.zone, { month: "long" }).format(epoch * 1000);
  const wall = wallClock(epoch, at.zone);
  const name = weekday ? `${format(at.locale, at.zone, { weekday: "long" }).format(epoch * 1000)}, ` : "";
  return `${name}${month} ${ordinal(wall.day)}${year ? `, ${wall.year}` : ""}`;
}

function shortDate(epoch, at, { year = true } = {}) {
  return format(at.locale, at.zone, { day: "numeric", month: "short", ...(year && { year: "numeric" }) }).format(epoch * 1000);
}

export function clockTime(epoch, { zone, locale }) {
  return format(locale, zone, { hour: "numeric", minute: "2-digit" }).format(epoch * 1000);
}

const PRETTY = { "-1": "yesterday", 0: "today", 1: "tomorrow" };

/** Yesterday, today, tomorrow in the reader's language, or null when it is none of them. */
function pretty(epoch, at) {
  const distance = dayDistance(epoch, at.now, at.zone);
  if (!(distance in PRETTY)) return null;
  if (at.locale.startsWith("en")) return PRETTY[distance];
  return new Intl.RelativeTimeFormat(at.locale, { numeric: "auto" }).format(distance, "day");
}

/** "in 3 hours", "2 days ago". */
export function ago(epoch, { now, locale }) {
  const seconds = epoch - now;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  const size = Math.abs(seconds);
  if (size < 60) return seconds <= 0 ? "just now" : "in a moment";
  if (size < 3600) return words.format(Math.trunc(seconds / 60), "minute");
  if (size < DAY) return words.format(Math.trunc(seconds / 3600), "hour");
  return words.format(Math.trunc(seconds / DAY), "day");
}

const near = (epoch, at) => Math.abs(epoch - at.now) < HALF_YEAR;

const TOKENS = {
  date_num: (epoch, at) => isoDate(epoch, at.zone),
  date_slash: (epoch, at) =>
    format(at.locale, at.zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(epoch * 1000),
  date: (epoch, at) => longDate(epoch, at, { year: !near(epoch, at) }),
  date_short: (epoch, at) => shortDate(epoch, at, { year: !near(epoch, at) }),
  date_long: (epoch, at) => longDate(epoch, at, { weekday: true, year: !near(epoch, at) }),
  date_long_full: (epoch, at) =>
    format(at.locale, at.zone, { day: "numeric", month: "long", year: "numeric" }).format(epoch * 1000),
  date_pretty: (epoch, at) => pretty(epoch, at) ?? TOKENS.date(epoch, at),
  date_short_pretty: (epoch, at) => pretty(epoch, at) ?? TOKENS.date_short(epoch, at),
  date_long_pretty: (epoch, at) => pretty(epoch, at) ?? TOKENS.date_long(epoch, at),
  day_divider_pretty: (epoch, at) => pretty(epoch, at) ?? longDate(epoch, at, {
    weekday: true, year: wallClock(epoch, at.zone).year !== wallClock(at.now, at.zone).year,
  }),
  time: (epoch, at) => clockTime(epoch, at),
  time_secs: (epoch, at) =>
    format(at.locale, at.zone, { hour: "numeric", minute: "2-digit", second: "2-digit" }).format(epoch * 1000),
  ago: (epoch, at) => ago(epoch, at),
};

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * Slack's `<!date^ts^format>`: the tokens of `template` filled for the reader `at` = {zone, locale, now}.
 * A pretty word at the very beginning starts with a capital, as Slack does it. Null when the time or a token
 * is none that Slack knows: the caller then shows the fallback.
 */
export function slackDate(epoch, template, at) {
  if (!Number.isFinite(epoch)) return null;
  let unknown = false;
  const text = template.replace(/\{(\w+)\}/g, (whole, name, offset) => {
    const token = TOKENS[name];
    if (!token) {
      unknown = true;
      return whole;
    }
    const words = token(epoch, at);
    return offset === 0 ? capital(words) : words;
  });
  return unknown ? null : text;
}

/** The words on the line between two days. */
export function dayDivider(epoch, at) {
  return capital(TOKENS.day_divider_pretty(epoch, at));
}

/** The full date and time, for the title of a short one. */
export function fullDate(epoch, at) {
  const zoneName = format(at.locale, at.zone, { timeZoneName: "short" }).formatToParts(epoch * 1000)
    .find((part) => part.type === "timeZoneName")?.value ?? at.zone;
  return `${longDate(epoch, at, { weekday: true })}${joint(at)}${TOKENS.time_secs(epoch, at)} ${zoneName}`;
}

/** "Today at 2:10 PM", "Dec 3 at 9:00 AM": a moment in few words. */
export function momentWords(epoch, at) {
  return capital(`${TOKENS.date_short_pretty(epoch, at)}${joint(at)}${clockTime(epoch, at)}`);
}

/** The clock of the bar: "Mon, Nov 23, 1:40 PM". */
export function barClock(epoch, at) {
  return format(at.locale, at.zone, {
    weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit",
  }).format(epoch * 1000);
}
