package dev.alur.tracker;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.language.Nearest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a workbook that somebody made for themselves turns out to be: a tracker of work whose columns are
/// understood, or none. Nothing is written and nothing is taken for certain: every guess carries its evidence,
/// and where two are about as good there is a question instead of a guess.
public sealed interface Recognition {
    /// Looks at a workbook as it was read whole.
    static Recognition of(Snapshot snapshot) {
        return of(snapshot, List.of());
    }

    /// Looks at a workbook of which a person has said what some columns mean.
    ///
    /// @throws dev.alur.grid.ProblemException where a correction names a column or a field that is not there,
    /// or two columns for one field
    static Recognition of(Snapshot snapshot, List<Correction> corrections) {
        return of(snapshot, corrections, null);
    }

    /// The same within one sheet.
    ///
    /// @param sheet the sheet in which the list stands, or null where it has to be found
    static Recognition of(Snapshot snapshot, List<Correction> corrections, @Nullable String sheet) {
        return new Recogniser(snapshot, corrections, sheet).recognise();
    }

    /// No tracker. The problem says what was looked for and why this is none.
    record Refused(Problem problem) implements Recognition {}

    /// A list of work.
    ///
    /// @param isOurs true for a tracker that Alur made or was connected to before
    /// @param sheet where the list stands
    /// @param headerRow the row of its headers, counted from 1
    /// @param table the table that it is, or null for a plain range
    /// @param firstColumn its first column, counted from 1
    /// @param lastColumn its last column; what stands beyond is another list
    /// @param lastRow the last row that holds a job; [#headerRow] where none does
    /// @param freeRow where the next job goes: the first row below the last job in which no column of the list
    /// that people fill holds anything
    /// @param asides rows between header and last job that are none: group rows, instructions, totals, headers
    /// that are repeated
    /// @param fields what is known, each with its column; a field without good evidence is not there
    /// @param questions what only a person can say; none where everything is clear
    /// @param stages the stages that jobs of this list go through, or null where no column tells them
    /// @param ids whether the list has an id that can be relied upon
    /// @param invoices a list of invoices in another place of the workbook, or null
    /// @param dates by column, how days are written there that are text
    /// @param numbers by column, how numbers are written there that are text
    record Recognised(
            boolean isOurs,
            String sheet,
            int headerRow,
            @Nullable Table table,
            int firstColumn,
            int lastColumn,
            int lastRow,
            int freeRow,
            List<Integer> asides,
            Map<Field, Guess> fields,
            List<Question> questions,
            @Nullable Stages stages,
            IdState ids,
            @Nullable InvoiceList invoices,
            SortedMap<Integer, DateOrder> dates,
            SortedMap<Integer, NumberStyle> numbers)
            implements Recognition {
        public Recognised {
            asides = List.copyOf(asides);
            fields = Collections.unmodifiableMap(fields.isEmpty() ? Map.of() : new EnumMap<>(fields));
            questions = List.copyOf(questions);
            dates = Collections.unmodifiableSortedMap(new TreeMap<>(dates));
            numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
        }

        /// The same with its stages in the order that a person says; no order said leaves them.
        ///
        /// @throws dev.alur.grid.ProblemException where one is none of them
        public Recognised ordered(List<String> said) {
            if (said.isEmpty()) {
                return this;
            }
            Stages before = stages == null
                    ? new Stages(Stages.Source.VALUES, List.of(), List.of(), List.of(), List.of())
                    : stages;
            return new Recognised(
                    isOurs,
                    sheet,
                    headerRow,
                    table,
                    firstColumn,
                    lastColumn,
                    lastRow,
                    freeRow,
                    asides,
                    fields,
                    questions,
                    before.inOrder(said),
                    ids,
                    invoices,
                    dates,
                    numbers);
        }

        public Optional<Guess> field(Field field) {
            return Optional.ofNullable(fields.get(field));
        }
    }

    /// Whether jobs can be told apart by a column of their own.
    enum IdState {
        /// Every job has an id of its own.
        UNIQUE,
        /// Some jobs have no id; those that stand there are unique.
        INCOMPLETE,
        /// Some ids stand at several jobs.
        DUPLICATES,
        /// There is no column of ids, or a formula counts the rows.
        NONE
    }

    /// In which order the parts of a day stand in texts of a column.
    enum DateOrder {
        DAY_FIRST,
        MONTH_FIRST,
        YEAR_FIRST,
        /// Every day could be read either way.
        AMBIGUOUS,
        /// Some days can only be read one way and some only the other.
        MIXED
    }

    /// How numbers are written in texts of a column.
    enum NumberStyle {
        /// `1,234.50`, as in English.
        POINT,
        /// `1.234,50`, as in Indonesian and German.
        COMMA,
        /// `1.234` or `1,234`: every number could be read either way.
        AMBIGUOUS,
        /// Some numbers can only be read one way and some only the other.
        MIXED
    }

    /// A list of invoices.
    ///
    /// @param lastRow the last row that holds an invoice
    /// @param fields fields of [Register#INVOICES] with their columns
    record InvoiceList(
            String sheet,
            int headerRow,
            @Nullable Table table,
            int firstColumn,
            int lastColumn,
            int lastRow,
            Map<Field, Guess> fields) {
        public InvoiceList {
            fields = Collections.unmodifiableMap(fields.isEmpty() ? Map.of() : new EnumMap<>(fields));
        }
    }

    /// The stages of a list.
    ///
    /// @param source what tells them
    /// @param values the stages in their order, each exactly as cells hold it, stray blanks included; empty
    /// where [Source#SHARE] or [Source#TICK] tells them
    /// @param inputs the columns of boxes that a formula makes the stage of, from left to right: to advance a
    /// job these are ticked, the formula stays; empty but for [Source#FORMULA]
    /// @param ends stages where work was stopped: no step leads there by itself, and none goes on
    /// @param guessed stages among the values whose place nothing decides
    record Stages(Source source, List<String> values, List<Integer> inputs, List<String> ends, List<String> guessed) {
        public Stages {
            values = List.copyOf(values);
            inputs = List.copyOf(inputs);
            ends = List.copyOf(ends);
            guessed = List.copyOf(guessed);
        }

        /// All of them, those where work was stopped behind the others.
        public List<String> all() {
            return Stream.concat(values.stream(), ends.stream()).toList();
        }

        /// The same in the order that a person says. Those that are not named stand by themselves.
        ///
        /// @throws dev.alur.grid.ProblemException where the list to choose from, or the formula, lacks one, or
        /// one is nearly another
        Stages inOrder(List<String> said) {
            List<String> known = all();
            List<String> order = said.stream()
                    .map(word -> known.stream()
                            .filter(stage -> Words.fold(stage).equals(Words.fold(word)))
                            .findFirst()
                            .orElse(word.strip()))
                    .toList();
            for (String word : order) {
                Optional<String> near = Nearest.to(word, known);
                boolean open = source == Source.VALUES || source == Source.SHARE || source == Source.TICK;
                if (!known.contains(word) && (!open || near.isPresent())) {
                    throw new ProblemException(List.of(near.map(
                                    other -> Problem.error(RecognitionProblem.UNKNOWN_STAGE_NEAR, null, word, other))
                            .orElseGet(() -> Problem.error(RecognitionProblem.UNKNOWN_STAGE, null, word, known))));
                }
            }
            List<String> others =
                    known.stream().filter(stage -> !order.contains(stage)).toList();
            return new Stages(source, order, inputs, others, List.of());
        }

        /// What tells the stages.
        public enum Source {
            /// The list to choose from that the column's cells have.
            LIST,
            /// The words that stand in the column.
            VALUES,
            /// A formula over other columns of the row.
            FORMULA,
            /// A share from 0 to 1, or per cent.
            SHARE,
            /// A tick, `x`, 1 or *yes* for what is done.
            TICK
        }
    }
}
