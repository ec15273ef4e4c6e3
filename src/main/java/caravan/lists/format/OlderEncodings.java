package caravan.lists.format;

import caravan.lists.cells.CellCleaner;
import caravan.lists.columns.Heading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Chooses among the encodings from before UTF-8: each that decodes the list without a fault is
 * scored by how much of it then is text that people write, by the headings that it shows, and by
 * what a detector says.
 */
final class OlderEncodings {

  private static final List<String> NAMES =
      List.of(
          "windows-1252", "windows-1250", "windows-31j", "GB18030", "windows-1251", "windows-1254");

  /** Alphabets that stand on the bytes of others: told from them by text that is long enough. */
  private static final List<String> ALPHABETS =
      List.of("windows-1253", "windows-1255", "windows-1256");

  /** What DOS and the old Macintosh wrote: tried only where none of the others makes sense. */
  private static final List<String> RARE = List.of("IBM850", "IBM852", "x-MacRoman");

  /** What Windows wrote where the detector names the standard. */
  private static final Map<String, String> WINDOWS =
      Map.of("SHIFT_JIS", "windows-31j", "ISO-8859-7", "windows-1253");

  private static final int ENOUGH = 60;
  private static final double NONSENSE = 0.7;
  private static final int FEW = 8;
  private static final double LITTLE_SENSE = 0.5;
  private static final double SENSE = 0.9;

  /** What Unix wrote where Windows wrote the other: alike but for a few letters and the euro. */
  private static final Map<String, String> UNIX =
      Map.of("windows-1252", "ISO-8859-15", "windows-1250", "ISO-8859-2");

  private static final int BLOCK = 1 << 16;
  private static final double NEAR = 0.9;
  private static final double DETECTED = 0.15;
  private static final double HEADINGS = 0.2;

  /** The commonest wins a tie. */
  private static final double COMMONEST = 0.05;

  private final byte[] sample;

  /**
   * @param sample the beginning of the list, and lines with other characters than those of ASCII
   */
  OlderEncodings(byte[] sample) {
    this.sample = sample;
  }

  /** The best, and the one that does nearly as well and reads the list otherwise. */
  record Chosen(Charset best, @Nullable Charset runnerUp) {}

  Chosen choose(Encoding.Bytes bytes) throws IOException {
    Charset detected = detected();
    boolean enough = foreign() >= ENOUGH;
    List<Charset> candidates = candidates(detected, enough);
    List<Charset> ranked =
        faultless(candidates, bytes).stream()
            .map(this::unix)
            .distinct()
            .sorted(
                Comparator.comparingDouble((Charset charset) -> score(charset, detected))
                    .reversed())
            .toList();
    if (ranked.isEmpty()) {
      return new Chosen(candidates.get(0), candidates.get(1));
    }
    Charset rare = ranked.stream().allMatch(this::nonsense) ? rare() : null;
    return rare == null ? chosen(ranked, detected) : new Chosen(rare, null);
  }

  private Chosen chosen(List<Charset> ranked, @Nullable Charset detected) {
    Charset best = ranked.get(0);
    double least = score(best, detected) * NEAR;
    return new Chosen(
        best,
        ranked.stream()
            .skip(1)
            .filter(other -> score(other, detected) >= least)
            .filter(other -> !new String(sample, other).equals(new String(sample, best)))
            .findFirst()
            .orElse(null));
  }

  private static List<Charset> candidates(@Nullable Charset detected, boolean enough) {
    List<Charset> candidates = new ArrayList<>(NAMES.stream().map(Charset::forName).toList());
    if (enough) {
      candidates.addAll(ALPHABETS.stream().map(Charset::forName).toList());
    }
    if (detected != null && !candidates.contains(detected)) {
      candidates.add(detected);
    }
    return candidates;
  }

  private int foreign() {
    int foreign = 0;
    for (byte b : sample) {
      foreign += b < 0 ? 1 : 0;
    }
    return foreign;
  }

  /** Of a few letters more of them have to be wrong. */
  private boolean nonsense(Charset charset) {
    int foreign = foreign();
    return foreign >= FEW && sense(charset) < (foreign >= ENOUGH ? NONSENSE : LITTLE_SENSE);
  }

  /** The best of those that are rare by now, if it makes sense of the text; null if none does. */
  private @Nullable Charset rare() {
    return RARE.stream()
        .map(Charset::forName)
        .filter(charset -> sense(charset) >= SENSE)
        .max(Comparator.comparingDouble(this::sense))
        .orElse(null);
  }

  private double sense(Charset charset) {
    String text = new String(sample, charset);
    return Plausibility.of(text, charset) * Plausibility.usual(text, charset);
  }

  /**
   * The sibling that Unix wrote, where no byte is one of Windows alone and more of it makes sense.
   */
  private Charset unix(Charset windows) {
    String name = UNIX.get(windows.name());
    if (name == null) {
      return windows;
    }
    Charset sibling = Charset.forName(name);
    String text = new String(sample, sibling);
    boolean ofWindows = text.chars().anyMatch(c -> c >= 0x80 && c < 0xA0);
    boolean better =
        Plausibility.of(text, sibling) > Plausibility.of(new String(sample, windows), windows);
    return better && !ofWindows ? sibling : windows;
  }

  private double score(Charset charset, @Nullable Charset detected) {
    String text = new String(sample, charset);
    double score = sense(charset);
    score += charset.equals(detected) ? DETECTED : 0;
    score += headings(text) ? HEADINGS : 0;
    boolean commonest =
        charset.name().equals(NAMES.get(0)) || charset.name().equals(UNIX.get(NAMES.get(0)));
    return score + (commonest ? COMMONEST : 0);
  }

  /** Whether the first line shows a heading with other characters than those of ASCII. */
  private static boolean headings(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    for (String name : first.split("[\\t;,|]", -1)) {
      boolean foreign = name.chars().anyMatch(c -> c > 127);
      if (foreign && !Heading.of(CellCleaner.bare(name)).meanings().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Charset detected() {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(sample, 0, sample.length);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    try {
      return name == null || name.startsWith("UTF") || name.equals("US-ASCII")
          ? null
          : Charset.forName(WINDOWS.getOrDefault(name, name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null; // one that this Java does not have has no vote
    }
  }

  private static List<Charset> faultless(List<Charset> candidates, Encoding.Bytes bytes)
      throws IOException {
    List<Check> checks = candidates.stream().map(Check::new).toList();
    try (InputStream in = bytes.open()) {
      for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
        for (Check check : checks) {
          check.take(block);
        }
      }
    }
    return checks.stream().filter(check -> check.right).map(check -> check.charset).toList();
  }

  /** Follows the bytes in one encoding, until they can't be it. */
  private static final class Check {

    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharBuffer decoded = CharBuffer.allocate(1 << 14);
    private ByteBuffer pending = ByteBuffer.allocate(0);
    private boolean right = true;

    Check(Charset charset) {
      this.charset = charset;
      this.decoder = charset.newDecoder();
    }

    void take(byte[] block) {
      if (!right) {
        return;
      }
      ByteBuffer bytes = ByteBuffer.allocate(pending.remaining() + block.length);
      bytes.put(pending).put(block).flip();
      CoderResult result = CoderResult.OVERFLOW;
      while (result.isOverflow()) {
        result = decoder.decode(bytes, decoded.clear(), false);
      }
      right = result.isUnderflow();
      pending = bytes;
    }
  }
}
