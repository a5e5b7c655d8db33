package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A list of work that was recognised, in the words of Settings and Workflow: which sheet and columns it is,
/// and the stages that its jobs go through.
///
/// @param language of the sheets that are added
public record Joined(Snapshot snapshot, Recognition.Recognised found, Language language) {
    private static final Map<Pattern, String> SIGNS = Map.of(
            Pattern.compile("€|EUR|407\\]|-2\\]"), "EUR",
            Pattern.compile("\\bRp|IDR|421\\]"), "IDR",
            Pattern.compile("£|GBP"), "GBP",
            Pattern.compile("(?<![A-Za-z])US\\$|USD|(?<![A-Z\\[])\\$(?!-)|\\[\\$\\$-409\\]"), "USD",
            Pattern.compile("(?<![A-Za-z])S\\$|SGD"), "SGD",
            Pattern.compile("(?<![A-Za-z])A\\$|AUD"), "AUD");

    /// The language that most headers are in, English where as many are in each or in another one.
    public static Language language(Recognition.Recognised found) {
        int[] votes = new int[Language.values().length];
        for (Guess guess : found.fields().values()) {
            for (Evidence evidence : guess.evidence()) {
                Object code = evidence.arguments().isEmpty()
                        ? ""
                        : evidence.arguments().getLast();
                for (Language language : Language.values()) {
                    votes[language.ordinal()] += language.code().equals(code) ? 1 : 0;
                }
            }
        }
        return votes[Language.ID.ordinal()] > votes[Language.EN.ordinal()] ? Language.ID : Language.EN;
    }

    public Sheet sheet() {
        return snapshot.need(found.sheet());
    }

    /// Where the list stands, as far as it was recognised.
    public Place place() {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        found.fields().forEach((field, guess) -> columns.put(field, guess.column()));
        Map<String, Integer> headers = new LinkedHashMap<>();
        Header.of(sheet(), found.headerRow(), found.table(), List.of()).stream()
                .filter(header -> header.column() >= found.firstColumn() && header.column() <= found.lastColumn())
                .forEach(header -> headers.put(header.name(), header.column()));
        return new Place(
                Register.PROJECTS, sheet(), found.headerRow(), found.lastRow(), found.table(), columns, headers, true);
    }

    /// Whether every job has an id of its own, or can be given one in the column that there is.
    public boolean hasIds() {
        return found.ids() != Recognition.IdState.NONE;
    }

    /// The columns that hold the day on which a job was billed, by their headers.
    public Map<String, Integer> billedOn() {
        Map<String, Integer> columns = new LinkedHashMap<>(place().headers());
        columns.keySet().removeIf(header -> !Vocabulary.all().isBilledOn(header));
        return columns;
    }

    /// A currency, and what tells it.
    public record Money(String currency, From from) {
        /// What tells a currency.
        public enum From {
            /// The format or the header of the prices.
            PRICES,
            /// The language of the headers, in which one currency is usual.
            LANGUAGE,
            /// Nothing.
            NOTHING
        }
    }

    /// The currency of the prices, or the one that is usual where the headers' language is spoken.
    public Money money() {
        return currency()
                .map(code -> new Money(code, Money.From.PRICES))
                .orElseGet(() -> isGerman()
                        ? new Money("EUR", Money.From.LANGUAGE)
                        : new Money("IDR", language == Language.ID ? Money.From.LANGUAGE : Money.From.NOTHING));
    }

    private boolean isGerman() {
        long german = codes().filter("de"::equals).count();
        return german > 0
                && german * 2 > codes().filter(code -> !code.equals("id")).count();
    }

    /// The languages of the headers, a code for each piece of evidence.
    private Stream<Object> codes() {
        return found.fields().values().stream()
                .flatMap(guess -> guess.evidence().stream())
                .filter(evidence -> evidence.kind().name().startsWith("HEADER"))
                .map(evidence -> evidence.arguments().getLast());
    }

    /// The currency that the format of the prices shows, or their header; empty where neither does.
    private Optional<String> currency() {
        Guess price = found.fields().get(Field.JOB_PRICE);
        if (price == null) {
            return Optional.empty();
        }
        StringBuilder shown = new StringBuilder(price.header());
        for (int row = found.headerRow() + 1; row <= found.lastRow(); row++) {
            String format = sheet().format(row, price.column());
            if (format != null && !sheet().value(row, price.column()).isBlank()) {
                shown.append(' ').append(format);
                break;
            }
        }
        List<String> named = SIGNS.entrySet().stream()
                .filter(sign -> sign.getKey().matcher(shown).find())
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /// The rows of Settings that say which sheet and columns are meant: key, value, explanation.
    ///
    /// @param added fields of Projects for which a column is added, with its header
    /// @param none registers whose names sheets of the user's have by chance
    public List<List<Value>> mappings(Map<Field, String> added, Set<Register> none) {
        List<List<Value>> rows = new ArrayList<>();
        rows.add(row(Mappings.key(Register.PROJECTS, language), found.sheet(), word("projects")));
        columns(rows, Register.PROJECTS, found.sheet(), found.headerRow(), place(), found.fields(), added);
        Recognition.InvoiceList invoices = found.invoices();
        if (invoices != null) {
            Place place = new Place(
                    Register.INVOICES,
                    snapshot.need(invoices.sheet()),
                    invoices.headerRow(),
                    invoices.lastRow(),
                    invoices.table(),
                    Map.of(),
                    Map.of());
            rows.add(row(Mappings.key(Register.INVOICES, language), invoices.sheet(), word("invoices")));
            columns(
                    rows,
                    Register.INVOICES,
                    invoices.sheet(),
                    invoices.headerRow(),
                    place,
                    invoices.fields(),
                    Map.of());
        }
        none.forEach(register -> rows.add(row(Mappings.key(register, language), Mapped.none(language), word("none"))));
        return rows;
    }

    /// A column of ours that is there by chance, such as a *Done* that holds ticks where ours holds days, is
    /// said to be none.
    private void columns(
            List<List<Value>> rows,
            Register register,
            String sheet,
            int headerRow,
            Place place,
            Map<Field, Guess> guesses,
            Map<Field, String> added) {
        List<Header> headers = Header.of(snapshot.need(sheet), headerRow, place.table(), letters(guesses));
        for (Field field : register.fields()) {
            Guess guess = guesses.get(field);
            String key = Mappings.key(field, language);
            if (guess != null && !added.containsKey(field)) {
                headers.stream()
                        .filter(header -> header.column() == guess.column())
                        .findFirst()
                        .ifPresent(header -> rows.add(row(key, header.exact(), why(guess))));
            } else if (added.containsKey(field)) {
                rows.add(row(key, added.getOrDefault(field, ""), word("added")));
            } else if (headers.stream().anyMatch(header -> field.isCalled(header.text()))) {
                rows.add(row(key, Mapped.none(language), word("no-column")));
            }
        }
    }

    private static List<String> letters(Map<Field, Guess> guesses) {
        return guesses.values().stream()
                .map(guess -> Address.letters(guess.column()))
                .map(letters -> letters + ":" + letters)
                .toList();
    }

    private String why(Guess guess) {
        String evidence =
                guess.evidence().isEmpty() ? "" : guess.evidence().getFirst().text(language);
        return evidence + " (" + Math.round(guess.confidence() * 100) + "%)";
    }

    /// The rows of Workflow: each stage leads to the one behind it, and a person takes every step until a
    /// condition is written. Stages where work was stopped stand below: nothing leads there, and nothing on.
    public List<List<Value>> workflow() {
        Recognition.Stages known = found.stages();
        List<String> stages = known == null ? List.of(word("stages").split(", ")) : distinct(known.values());
        List<List<Value>> rows = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            rows.add(step(stages.get(i), i + 1 < stages.size() ? Value.of(stages.get(i + 1)) : Value.BLANK));
        }
        List<String> ends = known == null ? List.of() : distinct(known.ends());
        ends.stream().filter(end -> !stages.contains(end)).forEach(end -> rows.add(step(end, Value.BLANK)));
        return rows;
    }

    private List<Value> step(String stage, Value next) {
        return List.of(Value.of(word("workflow")), Value.of(stage), Value.BLANK, next);
    }

    private static List<String> distinct(List<String> stages) {
        return stages.stream().map(String::strip).distinct().toList();
    }

    private static List<Value> row(String key, String value, String explanation) {
        return List.of(Value.of(key), Value.of(value), Value.of(explanation));
    }

    private String word(String key) {
        return Messages.text(language, "blueprint", "joined." + key);
    }
}
