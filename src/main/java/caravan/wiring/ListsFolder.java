package caravan.wiring;

import caravan.ledger.LedgerException;
import caravan.road.failures.TroubleLog;
import caravan.road.intake.InputFolder;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileConfiguration;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.component.file.strategy.GenericFileNoOpProcessStrategy;

/**
 * Camel's file component, whose endpoint {@code file:lists} is told here where it leads: a folder
 * may have any name, and a URI takes some of it for its own. The files that it hands out are those
 * that {@link InputFolder} finds; Camel's own listing loses names that are no text or hold a
 * backslash. The body of a message is the file's path.
 */
final class ListsFolder extends FileComponent {

  private final Path folder;
  private final InputFolder lists;
  private final BooleanSupplier ours;
  private final Runnable settle;
  private final TroubleLog troubleLog;

  /**
   * The folder.
   *
   * @param ours whether it is this process that takes in its lists now
   * @param settle ends a round of lists that were taken in
   */
  ListsFolder(
      Path folder,
      InputFolder lists,
      BooleanSupplier ours,
      Runnable settle,
      TroubleLog troubleLog) {
    this.ours = ours;
    this.settle = settle;
    this.folder = folder;
    this.lists = lists;
    this.troubleLog = troubleLog;
  }

  @Override
  protected GenericFileEndpoint<File> buildFileEndpoint(
      String uri, String remaining, Map<String, Object> parameters) {
    FileEndpoint endpoint =
        new FileEndpoint(uri, this) {
          @Override
          protected FileConsumer newFileConsumer(
              Processor processor, GenericFileOperations<File> operations) {
            return new Finder(this, processor, operations, new GenericFileNoOpProcessStrategy<>());
          }

          @Override
          public void configureMessage(GenericFile<File> file, Message message) {
            message.setBody(file.getBody());
          }
        };
    endpoint.setConfiguration(new GenericFileConfiguration());
    endpoint.setFile(folder.toFile());
    endpoint.setAutoCreate(false);
    endpoint.setSynchronous(true);
    return endpoint;
  }

  private final class Finder extends FileConsumer {

    Finder(
        FileEndpoint endpoint,
        Processor processor,
        GenericFileOperations<File> operations,
        GenericFileProcessStrategy<File> strategy) {
      super(endpoint, processor, operations, strategy);
    }

    @Override
    protected boolean pollDirectory(
        Exchange dynamic, String name, List<GenericFile<File>> found, int depth) {
      settled();
      try {
        lists.next(ours).forEach(list -> found.add(file(list)));
      } catch (RuntimeException e) {
        troubleLog.unexpected("The input folder can't be looked through", e);
      }
      return true;
    }

    private GenericFile<File> file(InputFolder.Found list) {
      String below = folder.relativize(list.file()).toString();
      GenericFile<File> file = new GenericFile<>();
      file.setEndpointPath(folder.toString());
      file.setFile(list.file().toFile());
      file.setFileNameOnly(String.valueOf(list.file().getFileName()));
      file.setAbsolute(true);
      file.setAbsoluteFilePath(list.file().toString());
      file.setRelativeFilePath(below);
      file.setFileName(below);
      file.setFileLength(list.size());
      file.setBody(list.file());
      return file;
    }

    @Override
    public int processBatch(Queue<Object> exchanges) {
      try {
        return super.processBatch(exchanges);
      } finally {
        settled();
      }
    }

    private void settled() {
      try {
        settle.run();
      } catch (LedgerException | UncheckedIOException e) {
        troubleLog.retried(e);
      } catch (RuntimeException e) {
        troubleLog.unexpected("Lists that were taken in can't be put away for good", e);
      }
    }

    /** Whatever becomes of it, the folder knows that it was tried. */
    @Override
    protected boolean processExchange(Exchange exchange) {
      Path list = Objects.requireNonNull(exchange.getMessage().getBody(Path.class));
      try {
        return super.processExchange(exchange);
      } finally {
        lists.tried(list);
      }
    }

    @Override
    protected Exchange createExchange(GenericFile<File> file) {
      Exchange exchange = createExchange(true);
      file.bindToExchange(exchange);
      return exchange;
    }
  }
}
