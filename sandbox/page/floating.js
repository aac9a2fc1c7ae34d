/** Keeps a list or menu that hangs from a control beside it, inside the window, while things scroll. */

const GAP = 4;
const MARGIN = 8;

/**
 * Place `popup` (position: fixed) under `anchor`, or above where there is no room. Returns a function that
 * stops following.
 */
export function float(popup, anchor, { matchWidth = false, end = false, above = false } = {}) {
  const place = () => {
    const box = anchor.getBoundingClientRect();
    if (matchWidth) popup.style.width = `${box.width}px`;
    const below = innerHeight - box.bottom - MARGIN - GAP;
    const over = box.top - MARGIN - GAP;
    const height = popup.scrollHeight;
    const upward = above ? over >= Math.min(height, 160) : height > below && over > below;
    popup.style.maxHeight = `${Math.max(96, Math.min(320, upward ? over : below))}px`;
    const shown = Math.min(height, Number.parseFloat(popup.style.maxHeight));
    popup.style.top = `${upward ? box.top - GAP - shown : box.bottom + GAP}px`;
    const left = end ? box.right - popup.offsetWidth : box.left;
    popup.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - popup.offsetWidth - MARGIN))}px`;
  };
  place();
  addEventListener("scroll", place, true);
  addEventListener("resize", place);
  const resized = new ResizeObserver(place);
  resized.observe(anchor);
  const filled = new MutationObserver(place);
  filled.observe(popup, { childList: true, subtree: true });
  return () => {
    removeEventListener("scroll", place, true);
    removeEventListener("resize", place);
    resized.disconnect();
    filled.disconnect();
  };
}
