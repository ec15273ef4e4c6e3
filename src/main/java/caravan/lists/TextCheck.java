package caravan.lists;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Watches bytes go by, and tells whether they are text and whether all of them are UTF-8. */
final class TextCheck {

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(1 << 14);
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private boolean utf8 = true;
  private long position;
  private long controls;

  /** Takes the next bytes; throws UnreadableListException if they can't be text. */
  void take(byte[] block, int skip) {
    refuseBinary(block);
    position += block.length;
    if (utf8) {
      ByteBuffer bytes = ByteBuffer.allocate(pending.remaining() + block.length - skip);
      bytes.put(pending).put(block, skip, block.length - skip).flip();
      CoderResult result = CoderResult.OVERFLOW;
      while (result.isOverflow()) {
        result = decoder.decode(bytes, decoded.clear(), false);
      }
      utf8 = result.isUnderflow();
      pending = bytes;
    }
  }

  private void refuseBinary(byte[] block) {
    for (int i = 0; i < block.length; i++) {
      byte b = block[i];
      if (b == 0) {
        throw new UnreadableListException(
            "the file is no text: byte %,d is NUL; save the list as .csv or .txt in UTF-8"
                .formatted(position + i + 1));
      }
      if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        controls++;
      }
    }
    if (controls * 50 > position + block.length) {
      throw new UnreadableListException(
          "the file is no text, every 50th byte is a control character; save the list as .csv");
    }
  }

  /** Whether all bytes so far are UTF-8; one character that is cut off at the end doesn't count. */
  boolean utf8() {
    return utf8;
  }
}
