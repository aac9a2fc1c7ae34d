/** Emoji by the short names that Slack uses for them. A name that is not here stays as it was typed. */

const NAMES = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", ok_hand: "👌", wave: "👋", clap: "👏",
  raised_hands: "🙌", pray: "🙏", muscle: "💪", handshake: "🤝", point_right: "👉", point_left: "👈",
  point_up: "☝️", point_down: "👇", raised_hand: "✋", v: "✌️", writing_hand: "✍️", eyes: "👀", ear: "👂",
  brain: "🧠", speech_balloon: "💬", thought_balloon: "💭", busts_in_silhouette: "👥", bust_in_silhouette: "👤",
  smile: "😄", smiley: "😃", grinning: "😀", grin: "😁", joy: "😂", slightly_smiling_face: "🙂",
  slightly_frowning_face: "🙁", wink: "😉", blush: "😊", relaxed: "☺️", sunglasses: "😎", thinking_face: "🤔",
  neutral_face: "😐", confused: "😕", cry: "😢", sob: "😭", sweat_smile: "😅", heart_eyes: "😍", hugging_face: "🤗",
  upside_down_face: "🙃", zipper_mouth_face: "🤐", sleeping: "😴", zzz: "💤", partying_face: "🥳", exploding_head: "🤯",
  nerd_face: "🤓", shrug: "🤷", heart: "❤️", orange_heart: "🧡", yellow_heart: "💛", green_heart: "💚",
  blue_heart: "💙", purple_heart: "💜", broken_heart: "💔", sparkling_heart: "💖", star: "⭐", star2: "🌟",
  sparkles: "✨", dizzy: "💫", fire: "🔥", zap: "⚡", boom: "💥", tada: "🎉", confetti_ball: "🎊", balloon: "🎈",
  gift: "🎁", trophy: "🏆", medal: "🏅", dart: "🎯", rocket: "🚀", seedling: "🌱", herb: "🌿",
  four_leaf_clover: "🍀", deciduous_tree: "🌳", sunflower: "🌻", cherry_blossom: "🌸", sunny: "☀️",
  sun_with_face: "🌞", cloud: "☁️", rainbow: "🌈", snowflake: "❄️", umbrella: "☔", ocean: "🌊", coffee: "☕",
  tea: "🍵", cake: "🍰", birthday: "🎂", pizza: "🍕", apple: "🍎", white_check_mark: "✅",
  heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", heavy_multiplication_x: "✖️",
  negative_squared_cross_mark: "❎", no_entry: "⛔", no_entry_sign: "🚫", warning: "⚠️", exclamation: "❗",
  question: "❓", grey_question: "❔", bangbang: "‼️", information_source: "ℹ️", bulb: "💡", bell: "🔔",
  no_bell: "🔕", mega: "📣", loudspeaker: "📢", mag: "🔍", mag_right: "🔎", lock: "🔒", unlock: "🔓", key: "🔑",
  link: "🔗", paperclip: "📎", pushpin: "📌", round_pushpin: "📍", scissors: "✂️", pencil: "📝", memo: "📝",
  pencil2: "✏️", pen: "🖊️", book: "📖", books: "📚", open_book: "📖", notebook: "📓", bookmark: "🔖",
  newspaper: "📰", clipboard: "📋", calendar: "📆", date: "📅", spiral_calendar_pad: "🗓️", card_index: "📇",
  file_folder: "📁", open_file_folder: "📂", page_facing_up: "📄", inbox_tray: "📥", outbox_tray: "📤",
  package: "📦", email: "✉️", envelope: "✉️", mailbox: "📫", phone: "☎️", telephone_receiver: "📞",
  iphone: "📱", computer: "💻", desktop_computer: "🖥️", keyboard: "⌨️", printer: "🖨️", camera: "📷",
  video_camera: "📹", movie_camera: "🎥", microphone: "🎤", headphones: "🎧", musical_note: "🎵",
  chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", bar_chart: "📊", clock1: "🕐", clock9: "🕘",
  alarm_clock: "⏰", stopwatch: "⏱️", timer_clock: "⏲️", hourglass: "⌛", hourglass_flowing_sand: "⏳",
  watch: "⌚", house: "🏠", office: "🏢", school: "🏫", classical_building: "🏛️", car: "🚗", bus: "🚌", bike: "🚲",
  airplane: "✈️", world_map: "🗺️", earth_americas: "🌎", compass: "🧭", mortar_board: "🎓", teacher: "🧑‍🏫",
  technologist: "🧑‍💻", briefcase: "💼", wrench: "🔧", hammer: "🔨", gear: "⚙️", hammer_and_wrench: "🛠️",
  toolbox: "🧰", puzzle_piece: "🧩", game_die: "🎲", art: "🎨", performing_arts: "🎭", arrow_right: "➡️",
  arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️", arrows_counterclockwise: "🔄", repeat: "🔁",
  double_vertical_bar: "⏸️", pause_button: "⏸️", arrow_forward: "▶️", black_square_for_stop: "⏹️", one: "1️⃣",
  two: "2️⃣", three: "3️⃣", four: "4️⃣", five: "5️⃣", keycap_ten: "🔟", 100: "💯", new: "🆕", ok: "🆗", sos: "🆘",
  red_circle: "🔴", large_orange_circle: "🟠", large_yellow_circle: "🟡", large_green_circle: "🟢",
  large_blue_circle: "🔵", large_purple_circle: "🟣", white_circle: "⚪", black_circle: "⚫",
  small_blue_diamond: "🔹", small_orange_diamond: "🔸", robot_face: "🤖", ghost: "👻", turtle: "🐢", dog: "🐶",
  cat: "🐱", owl: "🦉", bee: "🐝", butterfly: "🦋", checkered_flag: "🏁", triangular_flag_on_post: "🚩",
  construction: "🚧", rotating_light: "🚨", traffic_light: "🚦", crystal_ball: "🔮", see_no_evil: "🙈",
};

/** The character for a short name, or null. */
export function emojiOf(name) {
  return NAMES[name.replace(/::skin-tone-\d$/, "")] ?? null;
}

/** A text with the short names it holds turned into characters. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+(?:::skin-tone-\d)?):/g, (whole, name) => emojiOf(name) ?? whole);
}
