package caravan.road;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An old FTP server that knows no FEAT, no EPSV and no MLSD, stores names byte by byte, and can be
 * told to know more, or to answer any command otherwise. Paths are the bytes of a name, a letter
 * each.
 */
final class ListingServer implements AutoCloseable {

  /** A file that can't be seen but makes its folder. */
  private static final String FOLDER = "/.";

  private static final DateTimeFormatter WINDOWS =
      DateTimeFormatter.ofPattern("MM-dd-yy  hh:mma", Locale.US);
  private static final DateTimeFormatter UNIX =
      DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.US);

  private final ServerSocket listening;
  private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
  private final Map<String, Instant> times = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger logins = new AtomicInteger();
  private volatile UnaryOperator<String> otherwise = command -> "";
  private volatile boolean dos;
  private volatile boolean utf8;
  private volatile boolean extended;
  private volatile int most = Integer.MAX_VALUE;
  private volatile ZoneOffset zone = ZoneOffset.UTC;

  ListingServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put("/lists" + FOLDER, new byte[0]);
    Sockets.start("listing server", this::accept);
  }

  /** Answers some commands otherwise; 421 and an empty line of "CUT" end the connection. */
  ListingServer otherwise(UnaryOperator<String> reply) {
    otherwise = reply;
    return this;
  }

  /** Opens lines by EPSV too. */
  ListingServer extended() {
    extended = true;
    return this;
  }

  /** Tells times as they are so many hours east of Greenwich, and does not say so. */
  ListingServer east(int hours) {
    zone = ZoneOffset.ofHours(hours);
    return this;
  }

  /** Ends all connections, as a server does that has a limit for idle ones. */
  void hangUp() {
    open.forEach(Sockets::shut);
  }

  /** Lists as Windows does, with American dates and no seconds. */
  ListingServer dos() {
    dos = true;
    return this;
  }

  /** Says that it stores names in UTF-8. */
  ListingServer utf8() {
    utf8 = true;
    return this;
  }

  /** Has room for so many connections. */
  ListingServer most(int connections) {
    most = connections;
    return this;
  }

  /** The bytes of a name. */
  static String bytes(String name) {
    return new String(name.getBytes(UTF_8), ISO_8859_1);
  }

  ListingServer put(String path, String text) {
    files.put(path, text.getBytes(UTF_8));
    times.put(path, Instant.now());
    return this;
  }

  Map<String, byte[]> files() {
    return files;
  }

  List<String> commands() {
    return commands;
  }

  /** The paths of files below a folder, without those that make folders. */
  List<String> below(String folder) {
    return files.keySet().stream()
        .filter(path -> path.startsWith(folder + "/") && !path.endsWith(FOLDER))
        .toList();
  }

  /** How often a command was given that begins so. */
  long count(String command) {
    return commands.stream().filter(one -> one.startsWith(command)).count();
  }

  int logins() {
    return logins.get();
  }

  int port() {
    return listening.getLocalPort();
  }

  String address(String folder) {
    return "ftp://anna@127.0.0.1:" + port() + "/" + folder;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        client.setTcpNoDelay(true);
        open.removeIf(Socket::isClosed);
        open.add(client);
        Sockets.start("listing server", () -> serve(client));
      }
    } catch (IOException e) {
      open.forEach(Sockets::shut);
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (open.stream().filter(socket -> !socket.isClosed()).count() > most) {
        say(client, "421 Too many connections from your address");
        return;
      }
      new Session(client).run();
    } catch (IOException e) {
      Sockets.shut(client);
    }
  }

  private final class Session {

    private final Socket client;
    private ServerSocket passive;
    private String here = "/";
    private String from = "";

    Session(Socket client) {
      this.client = client;
    }

    void run() throws IOException {
      say(client, "220 ready");
      BufferedReader in =
          new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line);
        String other = otherwise.apply(line);
        if (other.equals("CUT")) {
          return;
        }
        if (!other.isEmpty()) {
          say(client, other);
          if (other.startsWith("421")) {
            return;
          }
          continue;
        }
        int blank = line.indexOf(' ');
        String command = blank < 0 ? line : line.substring(0, blank);
        answer(command.toUpperCase(Locale.ROOT), blank < 0 ? "" : line.substring(blank + 1));
        if (command.equals("QUIT")) {
          return;
        }
      }
    }

    private void answer(String command, String argument) throws IOException {
      String path = path(argument);
      switch (command) {
        case "USER" -> say(client, "331 password");
        case "PASS" -> {
          logins.incrementAndGet();
          say(client, "230 in");
        }
        case "SYST" -> say(client, dos ? "215 Windows_NT" : "215 UNIX Type: L8");
        case "PWD" -> say(client, "257 \"" + here + "\"");
        case "FEAT" -> say(client, utf8 ? "211-Features\r\n UTF8\r\n211 End" : "500 what?");
        case "TYPE", "NOOP", "OPTS" -> say(client, "200 yes");
        case "CWD" -> cwd(path);
        case "MKD" -> {
          files.put(path + FOLDER, new byte[0]);
          say(client, "257 made");
        }
        case "PASV" -> {
          int port = passive();
          say(client, "227 (127,0,0,1,%d,%d)".formatted(port >> 8, port & 255));
        }
        case "EPSV" -> say(client, extended ? "229 (|||%d|)".formatted(passive()) : "500 what?");
        case "LIST" -> send(listing(path));
        case "NLST" -> send(names(path));
        case "RETR" -> retrieve(path);
        case "STOR" -> store(path);
        case "DELE" -> say(client, files.remove(path) == null ? "550 no such file" : "250 gone");
        case "RNFR" -> {
          from = path;
          say(client, files.containsKey(path) ? "350 to?" : "550 no such file");
        }
        case "RNTO" -> {
          files.put(path, files.remove(from));
          times.put(path, times.getOrDefault(from, Instant.now()));
          say(client, "250 moved");
        }
        case "QUIT" -> say(client, "221 bye");
        default -> say(client, "500 what?");
      }
    }

    private int passive() throws IOException {
      passive = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
      return passive.getLocalPort();
    }

    private String path(String argument) {
      String path = argument.startsWith("/") ? argument : here + "/" + argument;
      String clean = path.replaceAll("/\\.(?=/|$)", "").replaceAll("/+", "/");
      return clean.length() > 1 && clean.endsWith("/")
          ? clean.substring(0, clean.length() - 1)
          : clean;
    }

    private void cwd(String path) throws IOException {
      boolean there = folder(path);
      here = there ? path : here;
      say(client, there ? "250 there" : "550 " + path + ": No such file or directory");
    }

    private boolean folder(String path) {
      return path.isEmpty()
          || path.equals("/")
          || files.keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    private TreeSet<String> entries(String path) {
      String folder = path.equals("/") ? "/" : path + "/";
      return files.keySet().stream()
          .filter(file -> file.startsWith(folder))
          .map(file -> file.substring(folder.length()))
          .map(file -> file.contains("/") ? file.substring(0, file.indexOf('/') + 1) : file)
          .filter(name -> !name.startsWith("."))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private byte[] listing(String path) {
      if (files.containsKey(path)) {
        return line(path, files.get(path).length, false).getBytes(ISO_8859_1);
      }
      String folder = path.equals("/") ? "/" : path + "/";
      return entries(path).stream()
          .map(
              name ->
                  name.endsWith("/")
                      ? line(folder + name.substring(0, name.length() - 1), 0, true)
                      : line(folder + name, files.get(folder + name).length, false))
          .collect(Collectors.joining())
          .getBytes(ISO_8859_1);
    }

    private String line(String path, int size, boolean folder) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      Instant made = times.computeIfAbsent(path, any -> Instant.now());
      LocalDateTime there = LocalDateTime.ofInstant(made, zone);
      if (dos) {
        return "%s %20s %s\r\n".formatted(WINDOWS.format(there), folder ? "<DIR>" : size, name);
      }
      return "%s 1 anna anna %12d %s %s\r\n"
          .formatted(folder ? "drwxr-xr-x" : "-rw-r--r--", size, UNIX.format(there), name);
    }

    private byte[] names(String path) {
      return entries(path).stream()
          .map(name -> name.replace("/", "") + "\r\n")
          .collect(Collectors.joining())
          .getBytes(ISO_8859_1);
    }

    private void retrieve(String path) throws IOException {
      byte[] file = files.get(path);
      if (file == null) {
        say(client, "550 no such file");
      } else {
        send(file);
      }
    }

    private void send(byte[] bytes) throws IOException {
      say(client, "150 here");
      try (Socket data = passive.accept()) {
        data.getOutputStream().write(bytes);
      }
      passive.close();
      say(client, "226 done");
    }

    private void store(String path) throws IOException {
      say(client, "150 send");
      ByteArrayOutputStream into = new ByteArrayOutputStream();
      try (Socket data = passive.accept()) {
        data.getInputStream().transferTo(into);
      }
      passive.close();
      files.put(path, into.toByteArray());
      times.put(path, Instant.now());
      say(client, "226 there");
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Sockets::shut);
  }
}
