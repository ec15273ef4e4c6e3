package caravan.sandbox;

/** How a server counts the tokens of a window; the documents don't say which way theirs does. */
public enum LimiterKind {
  /** Every token counts from its own moment on for one window. */
  SLIDING,
  /** All tokens are forgotten whenever a new window begins; windows begin at multiples of it. */
  FIXED,
  /** A bucket that fills evenly, a window's worth a window, and holds a limited number. */
  BUCKET
}
