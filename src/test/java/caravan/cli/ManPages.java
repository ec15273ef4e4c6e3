package caravan.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes a man page, in roff, for each command, from what the command line knows of it. */
final class ManPages {

  private static final String HELP = "help";

  private ManPages() {}

  /** All pages by their files' names: {@code caravan.1}, {@code caravan-ledger-copy.1}. */
  static Map<String, String> all(CommandLine line) {
    Map<String, String> pages = new TreeMap<>();
    add(line, line, pages);
    return pages;
  }

  private static void add(CommandLine top, CommandLine line, Map<String, String> pages) {
    pages.put(name(line.getCommandSpec()) + ".1", page(top, line));
    line.getSubcommands().forEach((name, sub) -> addUnlessHelp(top, name, sub, pages));
  }

  private static void addUnlessHelp(
      CommandLine top, String name, CommandLine line, Map<String, String> pages) {
    if (!name.equals(HELP)) {
      add(top, line, pages);
    }
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private static String page(CommandLine top, CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    StringBuilder page = new StringBuilder();
    String name = name(command);
    page.append(".TH \"%s\" 1 \"\" \"Caravan\"\n".formatted(text(name.toUpperCase(Locale.ROOT))));
    page.append(".SH NAME\n%s \\- %s\n".formatted(text(name), summary(command)));
    page.append(".SH SYNOPSIS\n\\fB%s\\fR".formatted(text(command.qualifiedName())));
    page.append(text(synopsis(line).substring(command.qualifiedName().length()))).append('\n');
    page.append(".SH DESCRIPTION\n").append(lines(command.usageMessage().description()));
    arguments(command, page);
    options(command, page);
    commands(line, page);
    page.append(".SH EXIT STATUS\n");
    top.getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach((code, words) -> page.append(term("\\fB" + code + "\\fR", text(words))));
    return page.append(seeAlso(top, command)).toString();
  }

  private static String synopsis(CommandLine line) {
    return new Help(line.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF))
        .synopsis(0)
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static void arguments(CommandSpec command, StringBuilder page) {
    if (!command.positionalParameters().isEmpty()) {
      page.append(".SH ARGUMENTS\n");
    }
    for (PositionalParamSpec one : command.positionalParameters()) {
      page.append(term("\\fI" + text(one.paramLabel()) + "\\fR", described(one)));
    }
  }

  private static void options(CommandSpec command, StringBuilder page) {
    page.append(".SH OPTIONS\n");
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted((one, other) -> one.longestName().compareTo(other.longestName()))
        .forEach(option -> page.append(term(names(option), described(option))));
  }

  private static String names(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(name -> "\\fB" + text(name) + "\\fR")
            .collect(Collectors.joining(", "));
    if (option.arity().max() == 0) {
      return names;
    }
    String value = "\\fI" + text(option.paramLabel()) + "\\fR";
    if (option.arity().min() == 0) {
      return names + "[=" + value + "]";
    }
    return names + (option.longestName().startsWith("--") ? "=" : " ") + value;
  }

  private static void commands(CommandLine line, StringBuilder page) {
    if (!line.getSubcommands().isEmpty()) {
      page.append(".SH COMMANDS\n");
    }
    line.getSubcommands()
        .forEach(
            (name, sub) ->
                page.append(
                    term("\\fB" + text(name) + "\\fR", lines(description(sub)).stripTrailing())));
  }

  private static String[] description(CommandLine line) {
    return line.getCommandSpec().usageMessage().description();
  }

  private static String seeAlso(CommandLine top, CommandSpec command) {
    String others =
        command.parent() == null
            ? top.getSubcommands().keySet().stream()
                .filter(name -> !name.equals(HELP))
                .sorted()
                .map(name -> "\\fB" + text("caravan-" + name) + "\\fR(1)")
                .collect(Collectors.joining(",\n"))
            : "\\fBcaravan\\fR(1)";
    return ".SH SEE ALSO\n" + others + "\n";
  }

  /** The first sentence, without its full stop. */
  private static String summary(CommandSpec command) {
    String all = lines(command.usageMessage().description()).replace('\n', ' ').strip();
    int end = all.indexOf(". ");
    return end < 0 ? all.replaceFirst("\\.$", "") : all.substring(0, end);
  }

  private static String term(String head, String body) {
    return ".TP\n" + head + "\n" + body + "\n";
  }

  private static String described(ArgSpec one) {
    return lines(one.description()).stripTrailing();
  }

  private static String lines(String... description) {
    return List.of(description).stream()
        .map(line -> text(String.format(Locale.ROOT, line)))
        .map(line -> line.replaceFirst("^([.'])", "\\\\&$1"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** It as roff takes it for nothing but text, in ASCII. */
  private static String text(String plain) {
    return plain
        .codePoints()
        .mapToObj(
            c ->
                switch (c) {
                  case '\\' -> "\\e";
                  case '-' -> "\\-";
                  case '\'' -> "\\(aq";
                  default -> c < 128 ? Character.toString(c) : "\\[u%04X]".formatted(c);
                })
        .collect(Collectors.joining());
  }
}
