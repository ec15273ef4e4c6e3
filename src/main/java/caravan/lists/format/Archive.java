package caravan.lists.format;

import caravan.lists.UnreadableListException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Names the kind of a file that is packed like a workbook and is none that can be read. */
public final class Archive {

  private static final Map<String, String> PARTS = new LinkedHashMap<>();
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String WAY_OUT = "; open it and save the list as .xlsx or .csv";

  static {
    PARTS.put("xl/workbook.bin", "a binary workbook (.xlsb)" + WAY_OUT);
    PARTS.put(WORKBOOK, "a workbook; name it .xlsx");
    PARTS.put("word/document.xml", "a text document (.docx)" + WAY_OUT);
    PARTS.put("ppt/presentation.xml", "a presentation (.pptx)" + WAY_OUT);
    PARTS.put("Index/Document.iwa", "a Numbers or Pages document" + WAY_OUT);
    PARTS.put("mimetype", "an OpenDocument file (.ods)" + WAY_OUT);
    PARTS.put("content.xml", "an OpenDocument file (.ods)" + WAY_OUT);
  }

  private Archive() {}

  /**
   * Lets nothing pass that is an archive.
   *
   * @throws UnreadableListException that names the kind, if it is a known one
   */
  public static void refuse(Path file) throws IOException {
    refuse(file, false);
  }

  /** The same, where a workbook is what was expected. */
  public static void refuseUnlessWorkbook(Path file) throws IOException {
    refuse(file, true);
  }

  private static void refuse(Path file, boolean workbook) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (workbook && zip.getEntry(WORKBOOK) != null) {
        return;
      }
      PARTS.forEach(
          (part, kind) -> {
            if (zip.getEntry(part) != null) {
              throw new UnreadableListException("the file is " + kind);
            }
          });
    } catch (ZipException e) {
      throw new UnreadableListException(
          "the file is a damaged archive or workbook (%s); save it again".formatted(e.getMessage()),
          e);
    }
  }
}
