package caravan.lists.format;

import caravan.lists.UnreadableListException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Watches bytes go by, and tells whether they are text and how much of it is UTF-8; it keeps the
 * lines that can tell an encoding.
 */
final class TextCheck {

  private static final int MOST_KEPT = 1 << 16;
  private static final int BEGINNING = 1 << 12;

  /** So many characters of several bytes for each bad byte: no other encoding comes near. */
  private static final int GOOD_FOR_A_BAD = 4;

  /**
   * Control characters of texts: also what frames and parts the codes of a scanner, and DOS's end.
   */
  private static final String OF_TEXTS = "\n\r\t\f\u0002\u0003\u0004\u001a\u001c\u001d\u001e";

  private static final int SURELY = 10;
  private static final int OF_A_FEW = 50;
  private static final int OF_MANY = 1_000;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(1 << 14);
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private long position;
  private long controls;
  private long bad;
  private long several;

  /** Takes the next bytes; throws UnreadableListException if they can't be text. */
  void take(byte[] block, int skip) {
    boolean ascii = refuseBinary(block);
    if (position == 0) {
      kept.write(block, skip, Math.min(BEGINNING, block.length) - skip);
    }
    position += block.length;
    if (!ascii || pending.hasRemaining()) {
      keep(block);
      decode(block, skip);
    }
  }

  /**
   * The last byte was taken, of what no mark says to be UTF-8. A character that is cut off there is
   * none of UTF-8's where nothing before it tells of UTF-8: it may be the only accent of a text in
   * an older encoding.
   */
  void end() {
    if (several == 0) {
      bad += pending.remaining();
    }
  }

  private void decode(byte[] block, int skip) {
    ByteBuffer bytes = ByteBuffer.allocate(pending.remaining() + block.length - skip);
    bytes.put(pending).put(block, skip, block.length - skip).flip();
    CoderResult result = CoderResult.OVERFLOW;
    while (!result.isUnderflow()) {
      result = decoder.decode(bytes, decoded.clear(), false);
      for (int i = 0; i < decoded.position(); i++) {
        several += decoded.get(i) >= 0x80 ? 1 : 0;
      }
      if (result.isError()) {
        bad += result.length();
        bytes.position(bytes.position() + result.length());
      }
    }
    pending = bytes;
  }

  /** Answers whether there is nothing but ASCII. */
  private boolean refuseBinary(byte[] block) {
    boolean ascii = true;
    for (int i = 0; i < block.length; i++) {
      byte b = block[i];
      if (b == 0) {
        throw new UnreadableListException(
            "the file is no text: byte %,d is NUL; save the list as .csv or .txt in UTF-8"
                .formatted(position + i + 1));
      }
      ascii &= b > 0;
      controls += b > 0 && b < ' ' && OF_TEXTS.indexOf(b) < 0 ? 1 : 0;
    }
    if (controls * 50 > position + block.length) {
      throw new UnreadableListException(
          "the file is no text, every 50th byte is a control character; save the list as .csv");
    }
    return ascii;
  }

  /** Keeps the lines with other characters than those of ASCII. */
  private void keep(byte[] block) {
    int from = 0;
    boolean foreign = false;
    for (int i = 0; i < block.length && kept.size() < MOST_KEPT; i++) {
      foreign |= block[i] < 0;
      if (block[i] == '\n' || block[i] == '\r' || i == block.length - 1) {
        if (foreign) {
          kept.write(block, from, i + 1 - from);
        }
        from = i + 1;
        foreign = false;
      }
    }
  }

  /**
   * Whether all bytes are UTF-8; one character that is cut off at the end of many doesn't count.
   */
  boolean utf8() {
    return bad == 0;
  }

  /** Whether the bytes are UTF-8 but for a few that are none. */
  boolean nearlyUtf8() {
    boolean few =
        bad * OF_MANY <= position || (bad * OF_A_FEW <= position && several >= bad * SURELY);
    return several >= bad * GOOD_FOR_A_BAD && few;
  }

  /** Bytes that are no UTF-8. */
  long bad() {
    return bad;
  }

  /** The beginning, and lines with other characters than those of ASCII. */
  byte[] kept() {
    return kept.toByteArray();
  }
}
